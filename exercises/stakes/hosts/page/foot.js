// The foot of an exercise: what is saved and when, a copy out and in, print, start over.

import { ask } from "./render.js";

export function attend(section, words, { exported, imported, cleared, settled }) {
  const status = section.querySelector(".saved");
  const root = section.querySelector(".exercise-root");
  const file = section.querySelector('[data-do="import"]');
  const limit = Number(section.dataset.limit);
  let staying = false;

  const write = (message, tone = "", stay = false) => {
    if (staying && !stay && tone !== "good") return;
    staying = stay;
    status.className = `saved ${tone}`.trim();
    status.replaceChildren(message);
  };

  const fill = (name, values) => Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), words[name]);

  async function copy() {
    const text = await exported();
    if (!text) return write(words.live);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${words.file_name}-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function open(chosen) {
    const notOpened = (why) => write(fill("not_opened", { why }), "bad");
    if (chosen.size > limit) return notOpened(fill("too_big", { limit: limit / 1e6 }));
    if (section.querySelector("[data-key='example-here'], .picture:not(.ghost)")) {
      if (!(await ask(root, words.replace, [["yes", words.replace_yes], ["", words.keep]]))) return;
    }
    const why = await imported(new Uint8Array(await chosen.arrayBuffer()));
    why ? notOpened(why) : write(words.opened, "good");
  }

  async function clear() {
    const answers = [["yes", words.clear_yes], ["copy", words.clear_copy], ["", words.keep]];
    const answer = await ask(root, words.clear, answers);
    if (answer === "copy") return copy().then(clear);
    if (!answer) return;
    await cleared();
    write(words.cleared, "good");
  }

  const doing = { export: copy, clear, print: () => window.print() };
  section.addEventListener("click", ({ target }) => doing[target.dataset.do]?.());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await open(chosen);
    file.value = "";
  });
  unfoldForPrint(section);

  const choice = (value, label) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: label, onclick: () => settled(value) });
    return button;
  };

  return {
    say: (name) => write(words[name]),
    progress: ({ loaded, total }) => {
      const percent = Math.min(99, Math.floor((100 * loaded) / total));
      if (section.dataset.state === "starting") write(fill("progress", { percent }));
    },
    saved: (size) => {
      const time = new Date().toLocaleTimeString(document.documentElement.lang || undefined, { timeStyle: "short" });
      if (size > 0.8 * limit) write(fill("bigger", { limit: limit / 1e6 }), "bad", true);
      else write(fill("saved", { time }), "good");
    },
    unsaved: (why) => write(fill("unsaved", { why }), "bad", true),
    unreadable: (why) => write(fill("unreadable", { why }), "bad", true),
    fail: (message) => write(message, "bad", true),
    elsewhere: () => {
      write(words.elsewhere, "bad", true);
      status.append(" ", choice("theirs", words.take_theirs), " ", choice("mine", words.keep_mine));
    },
  };
}

// Paper has no folds: all is open while it prints, and as it was after.
function unfoldForPrint(section) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...section.querySelectorAll("details:not([open])")];
    folded.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
}
