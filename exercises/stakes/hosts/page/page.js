// The page host: draws what was there last, starts Python, carries actions in and views out, and keeps the work.

import { mount } from "./render.js";
import * as engine from "./engine.js";
import { attend } from "./foot.js";
import * as store from "./store.js";

const SAVE_AFTER = 150;

export async function open(section) {
  const exercise = section.dataset.exercise;
  const words = JSON.parse(section.dataset.words);
  const pendingName = `common-stakes ${exercise}`;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("common-stakes") : null;
  let python = null;
  let failure = null;
  let kept;
  let base;
  let busy = false;
  let saving = null;
  let timer = 0;
  let conflict = false;
  // Every action since the last save, done or not: it outlives a reload of this tab.
  let journal = [];

  const face = mount(section.querySelector(".exercise-root"), send);
  const foot = attend(section, words, { exported, imported, cleared, settled });
  const state = (name) => (section.dataset.state = name);

  function send(action) {
    if (failure) return Promise.reject(new Error(failure));
    const same = journal.findLast((entry) => !entry.begun);
    if (same && "value" in action && sameControl(same.action, action)) {
      same.action = action;
      remember();
      return same.promise;
    }
    const entry = { action, begun: false, done: false };
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    journal.push(entry);
    remember();
    if (!python) foot.say("queued");
    work();
    return entry.promise;
  }

  function remember() {
    const actions = journal.map(({ action }) => action);
    try {
      if (actions.length) sessionStorage.setItem(pendingName, JSON.stringify({ base, actions }));
      else sessionStorage.removeItem(pendingName);
    } catch {
      // A browser that keeps nothing says so when the work is saved.
    }
  }

  async function work() {
    if (!python || busy) return;
    busy = true;
    for (let entry; (entry = journal.find(({ begun }) => !begun)); ) {
      entry.begun = true;
      try {
        const { tree, error } = await python.call("handle", JSON.stringify(entry.action));
        if (error) throw new Error(error);
        entry.done = true;
        if (journal.every(({ begun }) => begun)) face.show(tree);
        entry.resolve();
        timer ||= setTimeout(save, SAVE_AFTER);
      } catch (error) {
        journal = journal.filter((other) => other !== entry);
        remember();
        entry.reject(error);
      }
    }
    busy = false;
  }

  function save(force = false) {
    clearTimeout(timer);
    timer = 0;
    saving = (saving ?? Promise.resolve()).then(() => saveNow(force === true)).catch(() => {});
    return saving;
  }

  async function saveNow(force) {
    const written = journal.filter(({ done }) => done);
    if (!python || (conflict && !force) || (!written.length && !force)) return;
    const stamp = `${Date.now()} ${Math.random()}`;
    try {
      const { text, error } = await python.call("saved");
      if (error) return foot.unsaved(error);
      if (!(await store.save({ base, stamp, text, exercise, tree: face.tree(), force }))) {
        conflict = true;
        return foot.elsewhere();
      }
      kept = { stamp, text };
    } catch (error) {
      return foot.unsaved(words[error.name === "QuotaExceededError" ? "full" : "nowhere"]);
    }
    base = stamp;
    conflict = false;
    journal = journal.filter((entry) => !written.includes(entry));
    remember();
    channel?.postMessage(stamp);
    foot.saved(kept.text.length);
  }

  // The other tab's work, or this one's: the learner said which.
  async function settled(whose) {
    if (whose === "mine") return save(true);
    journal = [];
    conflict = false;
    remember();
    await takeKept();
  }

  async function takeKept() {
    kept = await store.load();
    base = kept?.stamp;
    const { tree } = kept ? await python.call("put", kept.text) : await python.call("clear");
    if (tree) face.show(tree);
    foot.say("live");
  }

  async function exported() {
    if (!python) return kept?.text;
    const { text, error } = await python.call("saved");
    if (error) foot.unsaved(error);
    return text;
  }

  async function imported(bytes) {
    await ready;
    const { tree, error } = await python.call("put", bytes);
    if (error) return error;
    journal = [];
    face.show(tree);
    await save(true);
    return "";
  }

  async function cleared() {
    await store.clear().catch(() => {});
    journal = [];
    kept = base = undefined;
    conflict = false;
    remember();
    channel?.postMessage("");
    if (!python) return location.reload();
    face.show((await python.call("clear")).tree);
  }

  if (channel) channel.onmessage = () => python && !journal.length && !conflict && takeKept();
  document.addEventListener("visibilitychange", () => document.hidden && save());
  addEventListener("pagehide", () => save());

  async function recall() {
    try {
      kept = await store.load();
      base = kept?.stamp;
      const view = kept && (await store.loadView(exercise));
      if (view && view.stamp === base) face.show(view.tree);
    } catch {
      foot.unsaved(words.nowhere);
    }
    const pending = JSON.parse(sessionStorage.getItem(pendingName) ?? "null");
    if (pending && pending.base === base) pending.actions.forEach((action) => send(action).catch(() => {}));
    else sessionStorage.removeItem(pendingName);
    face.catchUp();
  }

  const slow = navigator.connection?.saveData || /2g|3g/.test(navigator.connection?.effectiveType ?? "");

  async function begin() {
    state("starting");
    foot.say("starting");
    const started = engine.start(new URL(section.dataset.live, location.href), { onProgress: foot.progress, plain: slow });
    await recall();
    const running = await started;
    let { tree, error } = await running.call("start", exercise, kept?.text ?? "");
    if (error) {
      foot.unreadable(error);
      ({ tree } = await running.call("clear"));
      // What cannot be read stays as it is until the learner clears it or opens a copy.
      conflict = true;
    }
    python = running;
    if (!journal.length) face.show(tree);
    state("live");
    if (!error) foot.say("live");
    work();
  }

  const ready = begin();
  try {
    await ready;
  } catch (error) {
    failure = words.failed.replace("{why}", error.message);
    state("failed");
    foot.fail(failure);
    for (const entry of journal) entry.reject(new Error(failure));
  }
}

function sameControl(one, other) {
  const names = Object.keys(other);
  return names.length === Object.keys(one).length && names.every((name) => name === "value" || one[name] === other[name]);
}

for (const section of document.querySelectorAll("section[data-exercise]")) open(section);
