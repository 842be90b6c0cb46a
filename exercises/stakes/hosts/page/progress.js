// Marks in the list of exercises which of them the learner has begun and which are done, from the workbook that is kept
// on this device. It tells nobody else.

import { load } from "./store.js";
import { filled } from "./words.js";

const list = document.querySelector(".course");
const channel = "BroadcastChannel" in window ? new BroadcastChannel("common-stakes") : null;

async function written() {
  try {
    const { exercises, done } = JSON.parse((await load()).text);
    return { begun: Object.keys(exercises), done: done ?? [] };
  } catch {
    return { begun: [], done: [] };
  }
}

async function mark() {
  const { begun, done } = await written();
  const count = { all: 0, begun: 0, done: 0 };
  for (const entry of list.querySelectorAll("[data-name]")) {
    const { name } = entry.dataset;
    const state = done.includes(name) ? "done" : begun.includes(name) ? "begun" : "";
    count.all += 1;
    if (state) count[state] += 1;
    entry.querySelector(".mark")?.remove();
    if (!state) continue;
    const made = Object.assign(document.createElement("span"), { className: `mark ${state}`, textContent: list.dataset[state] });
    entry.firstElementChild.append(" ", made);
  }
  list.querySelector(".told").textContent = count.begun + count.done ? filled(list.dataset.told, count) : "";
}

mark();
if (channel) channel.onmessage = mark;
addEventListener("pageshow", ({ persisted }) => persisted && mark());
