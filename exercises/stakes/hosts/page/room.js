// The room's report: files are dropped here, read in the worker one by one, and forgotten with the page.

import { ask, mount } from "./render.js";
import * as engine from "./engine.js";
import { print, save, unfoldForPrint } from "./foot.js";
import { quietly } from "./pending.js";
import { filled } from "./words.js";

// The tally that is typed in stays with this tab: an hour's work, and no one's name.
const TALLY = "common-stakes tally";
const MOST_FILES = 2_000;
// A status is not said more often than anyone can hear it.
const PACE = 400;
// So many files are opened together, and so many bytes of them at most.
const AT_ONCE = 20;
const BYTES_AT_ONCE = 20_000_000;

export function open(section) {
  const words = JSON.parse(section.dataset.words);
  const limit = Number(section.dataset.limit);
  const status = section.querySelector("[role=status]");
  const input = section.querySelector("input[type=file]");
  const face = mount(section.querySelector(".exercise-root"), act);
  let reading = Promise.resolve();

  const say = (name, values = {}) => status.replaceChildren(filled(words[name], values));
  const state = (name) => (section.dataset.state = name);

  function fail(error) {
    state("failed");
    status.classList.add("bad");
    say("failed", { why: error.message });
  }

  const kept = () => quietly(() => sessionStorage.getItem(TALLY)) ?? "";
  const keep = (tally) => quietly(() => (tally ? sessionStorage.setItem(TALLY, tally) : sessionStorage.removeItem(TALLY)));

  async function act(action) {
    const python = await ready;
    const { tree, tally, error } = await python.call("room.handle", JSON.stringify(action));
    if (error) throw new Error(error);
    keep(tally);
    face.show(tree);
  }

  // A few files after the other: the page is never busy with more, and the worker answers in between.
  async function take(files) {
    const python = await ready;
    let said = 0;
    let done = 0;
    // The next few are opened while Python reads these.
    const next = () => Promise.all(together(files.slice(done)).map(bytesOf));
    for (let coming = next(); done < files.length; ) {
      if (performance.now() - said > PACE) {
        say("reading", { done, all: files.length });
        said = performance.now();
      }
      const opened = await coming;
      done += opened.length;
      coming = next();
      for (const { name, why } of opened.filter(({ why }) => why)) await python.call("room.leave_out", name, why);
      const read = opened.filter(({ why }) => !why);
      let { more } = await python.call("room.add", JSON.stringify(read.map(({ name }) => name)), read.map(({ raw }) => raw));
      while (more) ({ more } = await python.call("room.read"));
    }
    const { tree, counted, left_out } = await python.call("room.show");
    face.show(tree, true);
    say("counted", { counted, all: counted + left_out });
  }

  function together(files) {
    let bytes = 0;
    const fits = files.slice(0, AT_ONCE).findIndex(({ file }, n) => (bytes += file?.size ?? 0) > BYTES_AT_ONCE && n > 0);
    return files.slice(0, fits < 0 ? AT_ONCE : fits);
  }

  async function bytesOf({ name, file, why }) {
    try {
      return why ? { name, why } : { name, raw: new Uint8Array(await (file.size > limit ? file.slice(0, limit + 1) : file).arrayBuffer()) };
    } catch (error) {
      return { name, why: error.message || error.name };
    }
  }

  const queue = (found) => (reading = reading.then(() => found).then((files) => files.length && take(files)).catch(fail));

  const listed = (files) => [...files].slice(0, MOST_FILES).map((file) => ({ name: file.webkitRelativePath || file.name, file }));

  input.addEventListener("change", () => {
    queue(listed(input.files));
    input.value = "";
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const dropped = [...event.dataTransfer.items].map((item) => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }));
    // A file is taken as it came: WebKit finds it again by its path, and one from another program may have none.
    const files = dropped.filter(({ entry, file }) => file && !entry?.isDirectory).map(({ file }) => file);
    queue(inside(dropped.map(({ entry }) => entry).filter((entry) => entry?.isDirectory), listed(files)));
  });

  async function forget() {
    if (!(await ask(section.querySelector(".exercise-root"), words.forget, [["yes", words.forget_yes], ["", words.keep]]))) return;
    await reading;
    keep("");
    face.show((await (await ready).call("room.start", "")).tree, true);
    say("forgotten");
  }

  async function out(kind) {
    await reading;
    const { text } = await (await ready).call("room.out", kind);
    if (text) save(text, kind === "tally" ? words.tally : words.report, kind === "csv" ? "csv" : "json");
    else say("nothing");
  }

  const doing = { print, forget, csv: out, json: out, tally: out };
  section.addEventListener("click", async ({ target }) => {
    try {
      await doing[target.dataset.do]?.(target.dataset.do);
    } catch (error) {
      fail(error);
    }
  });
  unfoldForPrint(section);

  async function begin() {
    state("starting");
    say("starting");
    const python = await engine.start(new URL(section.dataset.live, location.href), { onProgress: () => {} });
    face.show((await python.call("room.start", kept())).tree);
    state("live");
    say("live");
    return python;
  }

  const ready = begin();
  ready.catch(fail);
  face.catchUp();
}

// The files in these entries of a drop, those in folders too, each with its path, after those already found.
async function inside(entries, found) {
  for (const entry of entries) {
    if (found.length >= MOST_FILES) break;
    const name = entry.fullPath.slice(1);
    try {
      if (entry.isFile) found.push({ name, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
      else await inside(await all(entry.createReader()), found);
    } catch (error) {
      found.push({ name, why: error.message });
    }
  }
  return found;
}

// A reader gives some entries at a time, and none when it is through.
async function all(reader) {
  const found = [];
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length; ) found.push(...some);
  return found;
}

for (const section of document.querySelectorAll("section[data-room]")) open(section);
