// Runs in a module worker made from a blob, so that the page's policy holds here too. Python answers what the page asks.

const PACKAGES = "/lib/stakes-packages";
const WASM = "pyodide.asm.wasm";
const WASM_PAGE = 65_536;
// A snapshot of which less than this has come after so long would take longer than it saves (about 14 Mbit/s).
const PATIENCE = 800;
const ENOUGH = 0.2;

let bridge;
let wasm;
let later = async () => {};
let loaded = 0;
let total = 1;

const get = self.fetch.bind(self);

// Fetches, counting what came; what is gzipped is unpacked here, unless the host had the browser do it.
async function counted(url, unzip, headers, signal) {
  const response = await get(url, { signal });
  if (!response.ok) throw new Error(`${response.status} ${String(url).split("/").pop()}`);
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      postMessage({ progress: { loaded, total } });
      controller.enqueue(chunk);
    },
  });
  const stream = response.body.pipeThrough(count);
  const packed = unzip && !response.headers.get("Content-Encoding");
  return new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream, { headers });
}

const bytes = async (...given) => (await counted(...given)).arrayBuffer();

// The snapshot, unless the line is slow: then nothing, and Python starts plainly.
async function quickly(url, size) {
  const before = loaded;
  const giveUp = new AbortController();
  const timer = setTimeout(() => loaded - before < ENOUGH * size && giveUp.abort(), PATIENCE);
  try {
    return await bytes(url, true, undefined, giveUp.signal);
  } catch (error) {
    if (!giveUp.signal.aborted) throw error;
    total -= size;
    return null;
  } finally {
    clearTimeout(timer);
  }
}

// Pyodide fetches its own core: the wasm is brought packed, a third of its size, and all of it counts as progress.
function bringCore(core) {
  self.fetch = (url, ...options) => {
    const at = String(url);
    if (!at.startsWith(core)) return get(url, ...options);
    const coming = at.endsWith(WASM)
      ? counted(`${at}.gz`, true, { "Content-Type": "application/wasm" })
      : counted(at, false, { "Content-Type": "application/octet-stream" });
    // Pyodide looks at it later: until then a failure is not one that nobody caught.
    coming.catch(() => {});
    return coming;
  };
}

// Pyodide only warns where its wasm can't be had, and then never answers: this says so. And a snapshot is put back into
// as much memory as it was taken from, which is more than Pyodide begins with.
function wasmFails(memory) {
  const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
  const grown = (made) => {
    wasm = made.instance.exports;
    const own = wasm.memory;
    if (own && own.buffer.byteLength < memory) own.grow((memory - own.buffer.byteLength) / WASM_PAGE);
    return made;
  };
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (...given) => {
      const made = instantiate(...given).then(grown);
      made.catch(reject);
      return made;
    };
  });
}

// Python calls some functions by way of a helper, whose place in the table of functions is the engine's own: WebKit has
// it elsewhere, and an iPhone has none. The snapshot has the place of where it was taken, and gets the one of here.
function fit(taken) {
  const here = new DataView(wasm.memory.buffer);
  const at = wasm._PyRuntime.value + here.getInt32(wasm._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value, true);
  taken.setInt32(at, here.getInt32(at, true), true);
}

// From the snapshot Python is there with everything imported; files are not, so the packages are unpacked once the
// reader has an answer, for what is imported late.
async function boot({ base, manifest, plain }) {
  if (!self.WebAssembly) throw new Error("this browser runs no WebAssembly");
  const { sizes } = manifest;
  total = ["python_stdlib.zip", `${WASM}.gz`, "packages", ...(plain ? [] : ["snapshot"])].reduce((sum, name) => sum + sizes[name], 0);
  const core = base + manifest.base;
  bringCore(core);
  const failing = wasmFails(manifest.memory);
  failing.catch(() => {});
  const { loadPyodide } = await import(`${core}pyodide.mjs`);
  const load = (options) => Promise.race([failing, loadPyodide({ indexURL: core, lockFileURL: `${core}pyodide-lock.json`, ...options })]);
  const packages = bytes(base + manifest.packages);
  packages.catch(() => {});
  const unpack = async (pyodide) => {
    pyodide.unpackArchive(await packages, "zip", { extractDir: PACKAGES });
    pyodide.runPython(`import sys, importlib
if ${JSON.stringify(PACKAGES)} not in sys.path: sys.path.insert(0, ${JSON.stringify(PACKAGES)})
importlib.invalidate_caches()`);
  };
  if (!plain) {
    try {
      const snapshot = await quickly(base + manifest.snapshot, sizes.snapshot);
      if (snapshot) {
        // Memory is the end of it; one that is shorter is none.
        const taken = new DataView(snapshot, snapshot.byteLength - manifest.memory);
        const pyodide = await load({ _loadSnapshot: new Uint8Array(snapshot), fsInit: async () => fit(taken) });
        let unpacked;
        later = () => (unpacked ??= unpack(pyodide));
        return pyodide.pyimport("stakes.hosts.page.bridge");
      }
    } catch (error) {
      console.warn("The snapshot did not start; starting plainly.", error);
    }
  }
  const pyodide = await load();
  await unpack(pyodide);
  return pyodide.pyimport("stakes.hosts.page.bridge");
}

// What the bridge calls so, or a part of it: "start", "room.start".
const named = (call) => call.split(".").reduce((at, name) => at[name], bridge);

// What was saved may be shown with something that is imported late, before that is unpacked.
async function answered(call, given) {
  try {
    return named(call)(...given);
  } catch (error) {
    if (!String(error.message).includes("ModuleNotFoundError")) throw error;
    await later();
    return named(call)(...given);
  }
}

onmessage = async ({ data: { id, call, given } }) => {
  try {
    if (call === "boot") bridge = await boot(given[0]);
    postMessage({ id, answer: call === "boot" ? "null" : await answered(call, given) });
    if (call === "start") setTimeout(() => later().catch(() => {}), 500);
  } catch (error) {
    postMessage({ id, failure: String(error.message || error).trim().split("\n").pop() });
  }
};
