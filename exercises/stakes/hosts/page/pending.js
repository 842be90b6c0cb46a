// What was done and is not saved yet. It is kept with this tab as it happens, so that a reload loses nothing, and left
// where the next tab finds it when this one is closed before its last save.

// A browser that keeps nothing says so when the work is saved.
export function quietly(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

export function pending(exercise) {
  const name = `common-stakes ${exercise}`;
  const mine = `${Date.now()} ${Math.random()}`;

  const read = (storage) => JSON.parse(storage.getItem(name) ?? "null");

  const write = (storage, note) => (note ? storage.setItem(name, JSON.stringify(note)) : storage.removeItem(name));
  let left = false;

  // { base, entries } or null: what this tab had not saved, else what a closed one left. Taken once only.
  function take() {
    const own = quietly(() => read(sessionStorage));
    const found = quietly(() => read(localStorage));
    const takenElsewhere = own?.left && found?.by !== own.by;
    const taken = own && !takenElsewhere ? own : found;
    quietly(() => write(sessionStorage, null));
    quietly(() => found && found.by === taken?.by && write(localStorage, null));
    return Array.isArray(taken?.entries) && taken.entries.every((entry) => entry?.action) ? taken : null;
  }

  // `base` is the stamp of what the entries were done to; null where that is not known yet.
  function keep(base, journal) {
    const entries = journal.map(({ action, stamp }) => ({ action, stamp }));
    const note = entries.length ? { by: mine, left, base, entries } : null;
    quietly(() => write(sessionStorage, note));
    quietly(() => {
      if (left && note) write(localStorage, note);
      else if (read(localStorage)?.by === mine) write(localStorage, null);
    });
  }

  return { take, keep, leaving: (now) => (left = now) };
}
