// What the room reads, a step at a time and large, with a clock that pauses. It makes no sound and needs no colour.
// Without this script the page is a list of all the steps.
"use strict";
(() => {
  const SECOND = 1000;
  const LONG = 90; // letters

  const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  // The steps of one note, in full or short; a step that is cut when late is not there.
  function slidesOf(section, short) {
    const title = section.querySelector("h2").textContent;
    const steps = [...section.querySelectorAll("li")]
      .map(({ dataset, firstChild }) => ({
        title,
        text: firstChild.data.trim(),
        who: dataset.who,
        whole: 60 * (short ? dataset.late : dataset.minutes),
      }))
      .filter(({ whole }) => whole > 0);
    return steps.map((step, at) => ({ ...step, at: at + 1, of: steps.length }));
  }

  function slidesFrom(place) {
    const run = new URLSearchParams(place).get("run");
    if (run === null) {
      const section = place ? document.getElementById(place) : null;
      return section?.matches(".on-screen") ? slidesOf(section, false) : [];
    }
    return linesOf(run).flatMap(({ name, short, pause, words }) => {
      if (!name) return pause === undefined ? [] : [{ title: "", text: words, who: "", whole: 60 * pause, at: 1, of: 1 }];
      const section = document.getElementById(`note-${name}`);
      return section ? slidesOf(section, short) : [];
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-screens]");
    const words = JSON.parse(root.dataset.words);
    const part = (name, kind, attributes = {}) => make(kind, { class: name, ...attributes });
    const button = (label, act) => {
      const made = make("button", { type: "button" }, label);
      made.addEventListener("click", act);
      return made;
    };

    const where = part("where", "p");
    const text = part("text", "p", { "aria-live": "polite" });
    const who = part("who", "p");
    const left = part("left", "p", { role: "timer", "aria-label": words.left });
    const said = part("said", "p", { role: "status" });
    const go = button(words.start, toggle);
    const before = button(words.before, () => turn(-1));
    const after = button(words.after, () => turn(1));
    const controls = make(
      "p",
      { class: "controls" },
      before,
      go,
      button(words.more, () => wait(60)),
      button(words.again, () => wait(null)),
      after,
      button(words.close, () => stage.close()),
    );
    const stage = make("dialog", { class: "stage", "aria-label": words.stage }, where, make("div", { class: "middle" }, text, who), make("div", { class: "clock" }, left, said), controls);
    document.body.append(stage);

    let slides = [];
    let now = 0;
    let end = 0; // when the clock runs out, or 0 while it stands
    let tick = 0;

    function draw() {
      const slide = slides[now];
      const seconds = slide.left ?? slide.whole;
      where.textContent = [slide.title, slide.of > 1 ? `${slide.at}/${slide.of}` : ""].filter(Boolean).join(" · ");
      text.textContent = slide.text;
      text.toggleAttribute("data-long", slide.text.length > LONG);
      who.textContent = slide.who;
      left.textContent = shown(seconds);
      go.textContent = end ? words.pause : slide.left === undefined ? words.start : words.goOn;
      before.disabled = now === 0;
      after.disabled = now === slides.length - 1;
      // Said once each: a live region that repeats itself is noise.
      const line = seconds === 0 ? words.over : end && seconds <= 60 ? words.nearly : !end && slide.left !== undefined ? words.paused : "";
      if (said.textContent !== line) said.textContent = line;
    }

    function stop() {
      clearInterval(tick);
      end = 0;
    }

    // Counted from the clock on the wall: a tab in the background ticks seldom.
    function start() {
      const slide = slides[now];
      end = Date.now() + (slide.left ?? slide.whole) * SECOND;
      tick = setInterval(() => {
        slide.left = Math.max(0, Math.round((end - Date.now()) / SECOND));
        if (slide.left === 0) stop();
        draw();
      }, SECOND / 4);
    }

    function toggle() {
      if (end) {
        stop();
        slides[now].left ??= slides[now].whole;
      } else if (slides[now].left !== 0) start();
      draw();
    }

    // So many seconds more; null, all of them again.
    function wait(seconds) {
      const runs = Boolean(end);
      stop();
      const slide = slides[now];
      slide.left = seconds === null ? undefined : (slide.left ?? slide.whole) + seconds;
      if (runs) start();
      draw();
    }

    function turn(by) {
      if (!slides[now + by]) return;
      stop();
      now += by;
      draw();
      // Who has come to an end by button is on a button that is off.
      if (document.activeElement.disabled || !stage.contains(document.activeElement)) go.focus();
    }

    function open(chosen) {
      if (!chosen.length) return;
      slides = chosen;
      now = 0;
      draw();
      if (!stage.open) stage.showModal();
      go.focus();
    }

    stage.addEventListener("close", stop);
    stage.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (by) turn(by);
      else if (event.key === " " && !event.target.closest("button")) toggle();
      else return;
      event.preventDefault();
    });

    for (const section of root.querySelectorAll(".on-screen")) {
      const show = button(words.show, () => open(slidesOf(section, false)));
      show.setAttribute("aria-label", `${words.show}: ${section.querySelector("h2").textContent}`);
      section.querySelector("h2").after(show);
    }
    const follow = () => open(slidesFrom(decodeURIComponent(location.hash.slice(1).replace(/\+/g, "%20"))));
    addEventListener("hashchange", follow);
    follow();
  });
})();
