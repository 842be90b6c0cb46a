// The learner's work on this device: one record in IndexedDB, written only on top of the revision it was made from.

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

// { stamp, text } or undefined. A stamp is new with every write, so that two tabs never mistake one for another.
export const load = () => within("readonly", (kept, done) => (kept.get("workbook").onsuccess = ({ target }) => done(target.result)));

export const loadView = (exercise) =>
  within("readonly", (kept, done) => (kept.get(`view ${exercise}`).onsuccess = ({ target }) => done(target.result)));

// Writes the work, and the view that belongs to it, if what is kept is still what `base` names; says whether it did.
export function save({ base, stamp, text, exercise, tree, force }) {
  return within("readwrite", (kept, done) => {
    kept.get("workbook").onsuccess = ({ target }) => {
      if (!force && target.result?.stamp !== base) return done(false);
      kept.put({ stamp, text }, "workbook");
      kept.put({ stamp, tree }, `view ${exercise}`);
      done(true);
    };
  });
}

export const clear = () => within("readwrite", (kept) => kept.clear());
