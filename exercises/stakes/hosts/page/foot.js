// The foot of an exercise: what is saved and when, a copy out and in, print, start over.

import { ask } from "./render.js";
import { filled } from "./words.js";

// `present` says whether there is work that opening a copy would replace; a host that keeps more than is shown gives its own.
export function attend(section, words, { exported, handedOver, imported, cleared, settled, present = () => written(section) }) {
  const status = section.querySelector(".saved");
  const root = section.querySelector(".exercise-root");
  const file = section.querySelector('[data-do="import"]');
  const saveCopy = section.querySelector('[data-do="export"]').textContent;
  const limit = Number(section.dataset.limit);
  // What went wrong stays above what passes, until it is put right.
  let trouble = null;

  const write = (message, tone = "") => {
    if (status.textContent === message && status.className === `saved ${tone}`.trim()) return;
    status.className = `saved ${tone}`.trim();
    status.replaceChildren(message);
  };

  function stay(message, choices) {
    const buttons = choices.map(([label, onclick]) => {
      const button = document.createElement("button");
      return Object.assign(button, { type: "button", textContent: label, onclick });
    });
    if (trouble?.firstChild.data === message) return;
    calm();
    trouble = document.createElement("div");
    Object.assign(trouble, { className: "saved bad", role: "alert" });
    trouble.append(message, ...buttons.flatMap((button) => [" ", button]));
    status.before(trouble);
  }

  // The focus stays here when the button that had it goes.
  function calm() {
    if (trouble?.contains(document.activeElement)) {
      status.tabIndex = -1;
      status.focus();
    }
    trouble?.remove();
    trouble = null;
  }

  const fill = (name, values) => filled(words[name], values);

  const download = (text) => text && save(text, words.file_name);
  const copy = async () => download(await exported());

  async function share() {
    const { text, error } = await handedOver();
    error ? write(error, "bad") : save(text, words.for_the_room);
  }

  async function open(chosen) {
    const notOpened = (why) => write(fill("not_opened", { why }), "bad");
    if (chosen.size > limit) return notOpened(fill("too_big", { limit: limit / 1e6 }));
    let bytes;
    try {
      bytes = new Uint8Array(await chosen.arrayBuffer());
    } catch (error) {
      return notOpened(error.message);
    }
    if (present() && !(await ask(root, words.replace, [["yes", words.replace_yes], ["", words.keep]]))) return;
    const why = await imported(bytes);
    why ? notOpened(why) : write(words.opened, "good");
  }

  async function clear() {
    const answers = [["yes", words.clear_yes], ["copy", words.clear_copy], ["", words.keep]];
    const answer = await ask(root, words.clear, answers);
    if (answer === "copy") return copy().then(clear);
    if (!answer) return;
    const done = await cleared();
    calm();
    if (done === false) stay(words.not_cleared, []);
    else write(words.cleared, "good");
  }

  const doing = { export: copy, share, clear, print };
  section.addEventListener("click", ({ target }) => doing[target.dataset.do]?.());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await open(chosen);
    file.value = "";
  });
  unfoldForPrint(section);

  return {
    calm,
    say: (name) => write(words[name]),
    progress: ({ loaded, total }) => {
      const percent = Math.min(99, Math.floor((100 * loaded) / total));
      if (section.dataset.state === "starting") write(fill("progress", { percent }));
    },
    saved: (size) => {
      const time = new Date().toLocaleTimeString(document.documentElement.lang || undefined, { timeStyle: "short" });
      write(fill("saved", { time }), "good");
      if (size > 0.8 * limit) stay(fill("bigger", { limit: limit / 1e6 }), []);
      else calm();
    },
    unsaved: (why) => {
      write("");
      stay(fill("unsaved", { why }), [[saveCopy, copy]]);
    },
    unreadable: (why, text, choices = []) =>
      stay(fill("unreadable", { why }), [...(text ? [[saveCopy, () => download(text)]] : []), ...choices]),
    elsewhere: () => stay(words.elsewhere, [[words.take_theirs, () => settled("theirs")], [words.keep_mine, () => settled("mine")]]),
    fail: (message) => write(message, "bad"),
  };
}

// Gives the reader a file of that name and of today.
export function save(text, name, kind = "json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: kind === "json" ? "application/json" : "text/csv" }));
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Printed from a foot, what it stands under is alone on the paper; from the browser's menu, the page is whole.
export function print() {
  const page = document.documentElement;
  page.dataset.prints = "exercise";
  addEventListener("afterprint", () => delete page.dataset.prints, { once: true });
  window.print();
}

const written = (section) => [...section.querySelectorAll('input[type="text"], textarea')].some(({ value }) => value);

// Paper has no folds: all is open while it prints, and as it was after.
export function unfoldForPrint(section) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...section.querySelectorAll("details:not([open])")];
    folded.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
}
