// A running order of one's own, made of the parts in the table below it. Nothing is kept but in the address.
// Without this script the table stands alone.
"use strict";
(() => {
  const clock = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;
  const whole = (text, low, high, otherwise) => {
    const number = Number.parseInt(text, 10);
    return number >= low && number <= high ? number : otherwise;
  };
  const fill = (text, ...values) => values.reduce((made, value) => made.replace(/%[ds]/, () => value), text);

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-planner]");
    const words = JSON.parse(root.dataset.words);
    const parts = new Map(
      [...document.querySelectorAll("table.parts tr[data-part]")].map((row) => [
        row.dataset.part,
        {
          row,
          title: row.querySelector("th a"),
          minutes: Number(row.dataset.minutes),
          short: Number(row.dataset.short),
          finds: Number(row.dataset.finds),
          late: row.dataset.late,
          keep: "keep" in row.dataset,
          sheets: [...row.querySelectorAll("[data-sheet]")],
        },
      ]),
    );

    const plan = read();

    function read() {
      const asked = new URLSearchParams(location.hash.slice(1));
      const kept = () => [...parts.keys()].filter((name) => parts.get(name).keep).map((name) => ({ name, short: false }));
      const lines = asked.has("run") ? linesOf(asked.get("run")) : kept();
      const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(asked.get("start") ?? "") ?? [0, 18, 0];
      return {
        run: lines.map(item).filter(Boolean),
        start: whole(hours, 0, 23, 18) * 60 + whole(minutes, 0, 59, 0),
        length: whole(asked.get("length"), 10, 1440, 90),
        people: whole(asked.get("people"), 2, 1000, 12),
      };
    }

    function item(line) {
      if ("pause" in line) return { ...line, words: line.words.slice(0, 80) };
      const { name, short } = line;
      return parts.has(name) && { name, short: short && parts.get(name).short > 0 };
    }

    const code = (one) => (one.name ? (one.short ? "~" : "") + one.name : `${one.pause}${one.spare ? "!" : "*"}${one.words}`);

    function minutes(one) {
      if (!one.name) return one.pause;
      const part = parts.get(one.name);
      const finding = plan.people > Number(root.dataset.crowd) ? Number(root.dataset.finding) * part.finds : 0;
      return (one.short ? part.short : part.minutes) + finding;
    }

    const total = () => plan.run.reduce((sum, one) => sum + minutes(one), 0);
    const saves = (one) => (one.name && !one.short && parts.get(one.name).short ? parts.get(one.name).minutes - parts.get(one.name).short : 0);

    // As `fit` in book/agendas.py: spare time first, then what saves most is cut short, and last what is to be kept.
    function fit() {
      for (const one of plan.run) if (one.spare) one.pause = Math.max(0, one.pause - Math.max(0, total() - plan.length));
      plan.run = plan.run.filter((one) => one.name || one.pause);
      while (total() > plan.length) {
        const can = plan.run.filter(saves);
        if (!can.length) break;
        const kept = (one) => parts.get(one.name).keep;
        can.reduce((best, one) => (kept(one) - kept(best) || saves(best) - saves(one)) < 0 ? one : best).short = true;
      }
    }

    // The fields, once; the rest is drawn anew after each change.
    const field = (label, kind, value, attributes, take) => {
      const input = make("input", { type: kind, value, ...attributes });
      // As it is typed: drawn again on leaving the field, a button would be gone from under the click that left it.
      input.addEventListener("input", () => {
        take(input.value);
        draw();
      });
      return make("label", {}, label, input);
    };
    const form = make(
      "p",
      { class: "fields" },
      field(words.start, "time", clock(plan.start).padStart(5, "0"), {}, (value) => {
        const [hours, mins] = value.split(":").map(Number);
        if (value) plan.start = hours * 60 + mins;
      }),
      field(words.length, "number", plan.length, { min: 10, max: 1440, step: 5 }, (value) => (plan.length = whole(value, 10, 1440, plan.length))),
      field(words.people, "number", plan.people, { min: 2, max: 1000 }, (value) => (plan.people = whole(value, 2, 1000, plan.people))),
    );
    const sum = make("p", { class: "sum", role: "status" });
    const order = make("div");
    const rest = make("div");
    root.append(form, sum, order, rest);
    root.hidden = false;
    document.documentElement.dataset.planned = "";

    const of = (label, title) => `${label}: ${title}`;
    const button = (label, key, act, name = "", enabled = true) => {
      const made = make("button", { type: "button", "data-key": key }, label);
      if (name) made.setAttribute("aria-label", name);
      made.disabled = !enabled;
      made.addEventListener("click", () => {
        act();
        draw(key);
      });
      return made;
    };

    const move = (one, by) => () => {
      const at = plan.run.indexOf(one);
      plan.run.splice(at, 1);
      plan.run.splice(at + by, 0, one);
    };

    let made = 0; // each line gets a name of its own, so that the focus follows it
    const named = new WeakMap();
    const key = (one) => named.get(one) ?? named.set(one, ++made).get(one);

    function line(one, at, from) {
      const part = one.name && parts.get(one.name);
      const title = part ? part.title.textContent : one.words;
      const what = make("td", {}, part ? part.title.cloneNode(true) : title);
      if (one.short) what.append(" ", make("i", {}, words.short));
      const does = make(
        "td",
        { class: "does" },
        button("↑", `up${key(one)}`, move(one, -1), fill(words.earlier, title), at > 0),
        button("↓", `down${key(one)}`, move(one, 1), fill(words.later, title), at < plan.run.length - 1),
      );
      const other = one.short ? words.inFull : words.cut;
      if (part?.short) does.append(button(other, `short${key(one)}`, () => (one.short = !one.short), of(other, title)));
      does.append(button(words.takeOut, `out${key(one)}`, () => plan.run.splice(plan.run.indexOf(one), 1), of(words.takeOut, title)));
      return make("tr", {}, make("th", { scope: "row" }, `${clock(plan.start + from)}–${clock(plan.start + from + minutes(one))}`), what, make("td", {}, String(minutes(one))), does);
    }

    function sheets() {
      const found = new Map();
      for (const { name } of plan.run)
        for (const link of parts.get(name)?.sheets ?? []) {
          const share = Number(link.dataset.share);
          const count = share ? Math.ceil(plan.people / share) : 1;
          const before = found.get(link.dataset.sheet);
          if (!before || before.count < count) found.set(link.dataset.sheet, { link, count });
        }
      return [...found.values()];
    }

    function helpers() {
      if (plan.people < 8) return "";
      const [few, many] = [Math.ceil(plan.people / 10), Math.ceil(plan.people / 8)];
      return few === many ? String(few) : `${few}–${many}`;
    }

    const list = (title, lines) => (lines.length ? [make("p", {}, make("strong", {}, title)), make("ul", {}, ...lines.map((inside) => make("li", {}, ...inside)))] : []);

    function draw(focus) {
      const over = total() - plan.length;
      const facts = over > 0 ? fill(words.over, total(), plan.length, over) : over < 0 ? fill(words.spare, total(), plan.length, -over) : fill(words.fits, plan.length);
      sum.textContent = `${facts} ${fill(words.ends, clock(plan.start + total()))}`;

      let from = 0;
      const rows = plan.run.map((one, at) => {
        const row = line(one, at, from);
        from += minutes(one);
        return row;
      });
      const heads = [words.clock, words.what, words.minutes].map((text) => make("th", { scope: "col" }, text));
      const table = make("table", { class: "running" }, make("thead", {}, make("tr", {}, ...heads, make("td", { class: "does" }))), make("tbody", {}, ...rows));
      const more = make("p", { class: "more" }, button(words.addBreak, "break", () => plan.run.push({ pause: 15, spare: false, words: words.aBreak })));
      if (over > 0 && plan.run.some((one) => saves(one) || one.spare)) more.prepend(button(fill(words.fit, plan.length), "fit", fit));
      const at = plan.run.reduce((times, one) => [...times, times.at(-1) + minutes(one)], [plan.start]);
      const print = make("button", { type: "button", "data-key": "print" }, words.print);
      print.addEventListener("click", () => window.print());
      more.append(print);
      const run = new URLSearchParams({ run: plan.run.map(code).join(",") });
      const scripts = new URLSearchParams({ run: run.get("run"), clock: at.map(clock).join(",") });
      if (root.dataset.notes && plan.run.length) more.append(make("a", { href: `${root.dataset.notes}#${scripts}` }, words.scripts), " · ");
      if (root.dataset.screen && plan.run.length) more.append(make("a", { href: `${root.dataset.screen}#${run}` }, words.screen));
      order.replaceChildren(make("div", { class: "table-box" }, table), more);

      const led = new Set(plan.run.map(({ name }) => name));
      const out = [...parts.values()].filter(({ row }) => !led.has(row.dataset.part)).map(({ title }) => title.textContent);
      const short = plan.run.filter((one) => one.short).map(({ name }) => parts.get(name));
      const forHelpers = helpers() && root.dataset.helpers ? [[`${helpers()} × `, make("a", { href: root.dataset.helpers }, root.dataset.helpersTitle)]] : [];
      rest.replaceChildren(
        make("p", {}, make("strong", {}, fill(words.room, plan.people)), " ", helpers() ? fill(words.helpers, helpers()) : words.alone),
        ...list(words.handOut, [...forHelpers, ...sheets().map(({ link, count }) => [`${count} × `, link.cloneNode(true)])]),
        ...list(words.cutShort, short.map(({ title, late }) => [title.cloneNode(true), `: ${late}`])),
        make("p", {}, make("strong", {}, words.leftOut), " ", out.length ? `${out.join(", ")}.` : words.nothing),
      );
      for (const [name, { row, title }] of parts) {
        const put = row.querySelector("button") ?? row.appendChild(make("td")).appendChild(button(words.putIn, `in-${name}`, () => putIn(name), of(words.putIn, title.textContent)));
        put.hidden = led.has(name);
      }
      // Where nothing is written, an address that was passed on would say nothing new.
      run.set("length", plan.length);
      run.set("start", clock(plan.start));
      run.set("people", plan.people);
      history.replaceState(null, "", `#${run}`);
      if (focus) (document.querySelector(`[data-key="${focus}"]:not(:disabled, [hidden])`) ?? order.querySelector("button:not(:disabled)") ?? form.querySelector("input")).focus();
    }

    // Before what ends the day: a part is put in ahead of the last that are always kept.
    function putIn(name) {
      let at = plan.run.length;
      while (at > 0 && parts.get(plan.run[at - 1].name)?.keep) at -= 1;
      plan.run.splice(at || (plan.run.length && 1), 0, { name, short: false });
    }

    document.querySelector("table.parts thead tr").append(make("td"));
    draw();
  });
})();
