// What a workshop's pages have in common, before the script of each: how an element is made, and what an address says of a
// running order.
"use strict";

const make = (name, attributes = {}, ...inside) => {
  const dom = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) dom.setAttribute(key, value);
  dom.append(...inside);
  return dom;
};

// Its lines: a part by its name, in full or ~short, or a pause of so many minutes. A comma with a space after it belongs to
// the words of a pause.
const linesOf = (run) =>
  run.split(/,(?! )/).map((code) => {
    const pause = /^(\d{1,3})([*!])(.*)$/.exec(code);
    if (pause) return { pause: Number(pause[1]), spare: pause[2] === "!", words: pause[3] };
    return { name: code.replace("~", ""), short: code.startsWith("~") };
  });
