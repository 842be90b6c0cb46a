// The notes of one agenda alone, in its order and with its clock times, to print: what the address asks for.
// Without this script, and where the address asks for none, all notes are there.
"use strict";
(() => {
  const asked = () => new URLSearchParams(location.hash.slice(1));

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-scripts]");
    const words = JSON.parse(root.dataset.words);
    const title = root.parentElement.querySelector("h1");
    const run = asked().get("run");
    const clock = (asked().get("clock") ?? "").split(",");
    addEventListener("hashchange", () => asked().get("run") !== run && location.reload());

    // A line of the agenda, and its note if it has one. The note is moved, so that all that watches it goes on doing so.
    function part({ name: of, short, words: pause }, at) {
      const note = document.getElementById(`note-${of}`);
      if (pause === undefined && !note) return [];
      const name = note?.querySelector(".facilitator-title");
      const times = clock[at + 1] ? `${clock[at]}–${clock[at + 1]} ` : "";
      const what = (name?.textContent ?? pause) + (short ? ` ${words.short}` : "");
      if (short) for (const step of note.querySelectorAll("[data-cut]")) step.remove();
      name?.replaceChildren(times, what);
      return [{ line: make("li", {}, make("b", {}, times), what), note: note ?? "" }];
    }

    const found = linesOf(run ?? "").flatMap(part);
    if (!found.length) return;
    const print = make("button", { type: "button" }, words.print);
    print.addEventListener("click", () => window.print());
    root.append(
      make("p", { class: "more" }, print, make("a", { href: "#main" }, title.textContent)),
      make("ul", { class: "order" }, ...found.map(({ line }) => line)),
      ...found.map(({ note }) => note),
    );
    title.textContent = words.title;
    for (const dom of root.parentElement.children) dom.hidden = dom !== root && dom !== title;
  });
})();
