// Starts Python in node as the page does, imports what the exercises need, and keeps its memory, gzipped.
// node snapshot.mjs PYODIDE_FOLDER PACKAGES.zip OUT.bin.gz
// Pyodide's snapshots are unofficial: what this relies on is tied to the version in package-lock.json.

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { pathToFileURL } from "node:url";

const [core, packages, out] = process.argv.slice(2);

// The same inputs must give the same bytes, so that a page's cache stays good: no clock, no chance.
const WHEN = Date.UTC(2026, 0, 1);
const TrueDate = Date;
globalThis.Date = class extends TrueDate {
  constructor(...given) {
    super(...(given.length ? given : [WHEN]));
  }
  static now() {
    return WHEN;
  }
};
performance.now = () => 0;

// Node would print the whole of Pyodide's one line before it said what is wrong.
process.on("uncaughtException", (error) => {
  console.error(String(error.stack).slice(-3000));
  process.exit(1);
});

const { loadPyodide } = await import(pathToFileURL(path.join(core, "pyodide.mjs")));
const indexURL = core + path.sep;

const python = await loadPyodide({
  _makeSnapshot: true,
  indexURL,
  env: { PYTHONHASHSEED: "0" },
  fsInit: async (FS) => FS.writeFile("/lib/packages.zip", fs.readFileSync(packages)),
});
python.runPython(`
import gc, random, sys, zipfile
zipfile.ZipFile("/lib/packages.zip").extractall("/lib/stakes-packages")
sys.path.insert(0, "/lib/stakes-packages")
import stakes.hosts.page.bridge as bridge
bridge.warm()
random.seed(0)
gc.collect()
`);
zeroFreeMemory(python._module);
const memory = python.makeMemorySnapshot();
fs.writeFileSync(out, zlib.gzipSync(memory, { level: 9 }));

// Pyodide begins with 30 MiB. A snapshot that holds more needs as much memory before it is put back, as in worker.js.
const PAGE = 65_536;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const own = (made.instance ?? made).exports?.memory;
  if (own && own.buffer.byteLength < python._module.HEAP8.length)
    own.grow((python._module.HEAP8.length - own.buffer.byteLength) / PAGE);
  return made;
};

// A snapshot that can't be started from should fail here, not on a reader's screen.
const again = await loadPyodide({ _loadSnapshot: memory, indexURL });
again.runPython(`
import sys
assert "stakes.hosts.page.bridge" in sys.modules
`);
console.log(JSON.stringify({ memory: python._module.HEAP8.length, gzipped: fs.statSync(out).size }));
process.exit(0);

// What was freed still holds its old bytes: zeros make the snapshot 13% smaller.
function zeroFreeMemory(module) {
  // With no room to grow, every block that malloc still gives is one that was freed.
  module._malloc_set_footprint_limit(module._malloc_footprint());
  const blocks = [];
  for (let size = 1 << 23; size >= 16; size >>= 1) {
    for (let block; (block = module._malloc(size)) !== 0; ) {
      module.HEAPU8.fill(0, block, block + size);
      blocks.push(block);
    }
  }
  for (const block of blocks) module._free(block);
  module._malloc_set_footprint_limit(-1);
}
