// The page host: draws what was there last, starts Python, carries actions in and views out, and keeps the work.

import { mount } from "./render.js";
import * as engine from "./engine.js";
import { attend } from "./foot.js";
import { pending } from "./pending.js";
import * as store from "./store.js";

const SAVE_AFTER = 150;

export async function open(section) {
  const exercise = section.dataset.exercise ?? section.dataset.desk;
  const words = JSON.parse(section.dataset.words);
  const notes = pending(exercise);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("common-stakes") : null;
  let python = null;
  let failure = "";
  // What the device keeps, and the stamp of what this tab's work was made from: null until it is known.
  let kept;
  let base = null;
  // While set, nothing is written over what the device keeps.
  let held = false;
  let latest;
  let busy = false;
  let saving = Promise.resolve();
  let timer = 0;
  // Every action since the last save, done or not.
  let journal = [];

  const face = mount(section.querySelector(".exercise-root"), send);
  // A link may lead to a step that is folded.
  const unfold = () => section.querySelector(`details[id="${CSS.escape(location.hash.slice(1))}"]`)?.setAttribute("open", "");
  addEventListener("hashchange", unfold);
  unfold();
  const present = () => Boolean(kept || journal.length);
  const foot = attend(section, words, { exported, handedOver, imported, cleared, settled, present });
  const state = (name) => (section.dataset.state = name);
  const remember = () => notes.keep(base, journal);

  function show(tree, fresh = false) {
    latest = tree;
    face.show(tree, fresh);
  }

  function send(action) {
    if (failure) return Promise.reject(new Error(failure));
    const last = journal.at(-1);
    if (last && !last.begun && sameControl(last.action, action)) {
      last.action = action;
      remember();
      return last.promise;
    }
    const { promise } = note({ action });
    remember();
    if (!python) foot.say("queued");
    work();
    return promise;
  }

  function note({ action, stamp }) {
    const entry = { action, stamp, begun: false };
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    journal.push(entry);
    return entry;
  }

  // Leaves out these entries, or all: their controls wait no longer.
  function forget(entries = journal) {
    for (const entry of entries) entry.resolve();
    journal = journal.filter((entry) => !entries.includes(entry));
    remember();
  }

  async function work() {
    if (!python || busy) return;
    busy = true;
    for (let entry; python && (entry = journal.find(({ begun }) => !begun)); ) {
      entry.begun = true;
      try {
        const { tree, error } = await python.call("handle", JSON.stringify(entry.action));
        if (error) throw new Error(error);
        latest = tree;
        overtake(entry);
        timer ||= setTimeout(save, SAVE_AFTER);
      } catch (error) {
        journal = journal.filter((other) => other !== entry);
        remember();
        entry.reject(error);
        await alive();
      }
      if (journal.every(({ begun }) => begun)) face.show(latest);
      entry.resolve();
    }
    busy = false;
  }

  // Python can be lost for good, by running out of memory: then it is said, and the work is there after a reload.
  const alive = () => python?.call("saved").catch(fail);

  function fail(error) {
    failure = words.failed.replace("{why}", () => error.message);
    python = null;
    state("failed");
    foot.fail(failure);
    for (const entry of journal) entry.reject(new Error(failure));
  }

  // What a field held before counts no more: while nothing can be saved, the journal stays short.
  function overtake(entry) {
    const before = journal[journal.indexOf(entry) - 1];
    if (before?.begun && sameControl(before.action, entry.action)) journal = journal.filter((other) => other !== before);
  }

  function save(force = false) {
    clearTimeout(timer);
    timer = 0;
    return (saving = saving.then(() => saveNow(force === true)).catch((error) => foot.unsaved(error.message)));
  }

  async function saveNow(force) {
    if (!python || (held && !force)) return;
    // The worker answers in order: what it was told before it is asked for the work is in the work.
    const included = journal.filter(({ begun }) => begun);
    if (!included.length && !force) return;
    const stamp = `${Date.now()} ${Math.random()}`;
    const { text, error } = await python.call("saved");
    if (error) return foot.unsaved(error);
    for (const entry of included) entry.stamp = stamp;
    remember();
    try {
      if (!(await store.save({ base, stamp, text, exercise, tree: latest, force }))) return hold(foot.elsewhere);
    } catch (error) {
      return foot.unsaved(words[error.name === "QuotaExceededError" ? "full" : "nowhere"]);
    }
    kept = { stamp, text };
    base = stamp;
    held = false;
    forget(included);
    channel?.postMessage(stamp);
    foot.saved(new Blob([text]).size);
  }

  function hold(tell) {
    held = true;
    tell();
  }

  // The other tab's work, or this one's: the learner said which.
  async function settled(whose) {
    if (whose === "mine") return save(true);
    forget();
    held = false;
    foot.calm();
    await takeKept(true);
  }

  async function takeKept(again = false) {
    if (!python || journal.length || held) return;
    let found;
    try {
      found = await store.load();
    } catch {
      return foot.unsaved(words.nowhere);
    }
    // What was done meanwhile stays: the next save will find that two tabs went different ways.
    if (journal.length || held || (found?.stamp === base && !again)) return;
    base = found?.stamp;
    const { tree, error } = await (found ? python.call("put", found.text) : python.call("clear"));
    if (error) return hold(() => foot.unreadable(error, found.text));
    kept = found;
    show(tree, true);
  }

  async function exported() {
    if (!python) return kept?.text;
    const { text, error } = await python.call("saved");
    if (error) foot.unsaved(error);
    return text;
  }

  // What its owner agreed to share: nothing at all, where Python can't choose it.
  async function handedOver() {
    await ready;
    return failure ? { error: failure } : python.call("for_the_room");
  }

  async function imported(bytes) {
    await ready;
    if (failure) return failure;
    const { tree, error } = await python.call("put", bytes).catch((lost) => alive().then(() => ({ error: lost.message })));
    if (error) return error;
    forget();
    show(tree, true);
    await save(true);
    return "";
  }

  // Says whether nothing is left.
  function cleared() {
    clearTimeout(timer);
    timer = 0;
    const clearing = saving.then(async () => {
      const done = await store.clear().then(() => true, () => !kept);
      forget();
      kept = base = undefined;
      held = false;
      channel?.postMessage("");
      if (python) show((await python.call("clear")).tree, true);
      else location.reload();
      return done;
    });
    saving = clearing.catch(() => {});
    return clearing;
  }

  if (channel) channel.onmessage = () => takeKept();
  const leave = () => {
    notes.leaving(true);
    remember();
    save();
  };
  const back = () => {
    notes.leaving(false);
    remember();
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : back()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && back());

  // What is kept, and of what was left unsaved all that is not in it.
  async function recall(left) {
    try {
      kept = await store.load();
      base = kept?.stamp;
      const view = kept && (await store.loadView(exercise, base));
      if (view) face.show(view);
    } catch {
      base = undefined;
      foot.unsaved(words.nowhere);
    }
    const before = journal.length;
    journal = journal.filter(({ stamp }) => !stamp || stamp !== base);
    const onTopOfIt = !left || left.base === null || left.base === base || journal.length < before;
    remember();
    return onTopOfIt;
  }

  // On a slow line the snapshot costs more than it saves: it is as large as Python itself. (`downlink` says nothing
  // before a browser has measured: headless Chromium gives 1.45 on any line.)
  const { saveData, effectiveType = "" } = navigator.connection ?? {};
  const slow = saveData || /2g|3g/.test(effectiveType);

  async function begin() {
    state("starting");
    foot.say("starting");
    const left = notes.take();
    base = left ? left.base : null;
    for (const entry of left?.entries ?? []) note(entry).promise.catch(() => {});
    face.catchUp();
    const starting = engine.start(new URL(section.dataset.live, location.href), { onProgress: foot.progress, plain: slow });
    starting.catch(() => {});
    const onTopOfIt = await recall(left);
    const running = await starting;
    let { tree, error } = await running.call("start", exercise, kept?.text ?? "");
    if (error) ({ tree } = await running.call("clear"));
    python = running;
    latest = tree;
    if (!journal.length) show(tree);
    foot.say("live");
    // What can't be read stays as it is until the learner clears it or opens a copy.
    if (error) hold(() => foot.unreadable(error, kept.text));
    else if (!onTopOfIt) hold(foot.elsewhere);
    // It is live when what was left unsaved is done again.
    await work();
    if (!failure) state("live");
    await takeKept();
  }

  const ready = begin().catch(fail);
}

function sameControl(one, other) {
  const names = Object.keys(other);
  const same = (name) => name === "value" || one[name] === other[name];
  return "value" in other && names.length === Object.keys(one).length && names.every(same);
}

for (const section of document.querySelectorAll("section[data-exercise], section[data-desk]")) open(section);
