// The learner's work on this device: one record in IndexedDB, written only on top of the one it was made from.

const NAME = "common-stakes";

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

async function within(mode, work) {
  const db = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction("kept", mode, { durability: "relaxed" });
      let result;
      work(transaction.objectStore("kept"), (value) => (result = value));
      transaction.oncomplete = () => resolve(result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
  } finally {
    db.close();
  }
}

// A record that was damaged has a stamp too: it is not nothing, and not to be written over.
const stampOf = (record) => (record === undefined ? undefined : String(record?.stamp));
const textOf = (record) => (typeof record?.text === "string" ? record.text : String(JSON.stringify(record)));

// { stamp, text } or undefined. A stamp is new with every write, so that two tabs never mistake one for another.
export async function load() {
  const record = await within("readonly", (kept, done) => (kept.get("workbook").onsuccess = ({ target }) => done(target.result)));
  return record === undefined ? undefined : { stamp: stampOf(record), text: textOf(record) };
}

// The tree that was shown when the work of that stamp was saved, or nothing.
export async function loadView(exercise, stamp) {
  const name = `view ${exercise}`;
  const view = await within("readonly", (kept, done) => (kept.get(name).onsuccess = ({ target }) => done(target.result)));
  return view?.stamp === stamp && Array.isArray(view?.tree) ? view.tree : undefined;
}

// Writes the work, and the view that belongs to it, if what is kept is still what `base` names; says whether it did.
export function save({ base, stamp, text, exercise, tree, force }) {
  return within("readwrite", (kept, done) => {
    kept.get("workbook").onsuccess = ({ target }) => {
      if (!force && stampOf(target.result) !== base) return done(false);
      kept.put({ stamp, text }, "workbook");
      kept.put({ stamp, tree }, `view ${exercise}`);
      done(true);
    };
  });
}

export const clear = () => within("readwrite", (kept) => kept.clear());
