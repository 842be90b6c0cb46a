// Runs in a module worker made from a blob, so that the page's policy holds here too. Python answers what the page asks.

let bridge;

const progress = (loaded, total) => postMessage({ progress: { loaded, total } });

async function fetched(url, expected, unzip) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url.split("/").pop()}`);
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        fetched.loaded += chunk.byteLength;
        progress(fetched.loaded, expected);
        controller.enqueue(chunk);
      },
    }),
  );
  const stream = unzip ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
  return new Response(stream).arrayBuffer();
}
fetched.loaded = 0;

const PACKAGES = "/lib/stakes-packages";

// From the snapshot Python is there with everything imported; files are not, so the packages are unpacked once the
// reader has an answer, for what is imported late.
async function boot({ base, manifest, plain }) {
  const total = manifest.sizes.packages + (plain ? 0 : manifest.sizes.snapshot);
  progress(0, total);
  const { loadPyodide } = await import(`${base}${manifest.base}pyodide.mjs`);
  const options = { indexURL: `${base}${manifest.base}`, lockFileURL: `${base}${manifest.base}pyodide-lock.json` };
  const packages = fetched(base + manifest.packages, total);
  packages.catch(() => {});
  const unpack = async (pyodide) => {
    pyodide.unpackArchive(await packages, "zip", { extractDir: PACKAGES });
    pyodide.runPython(`import sys, importlib
if ${JSON.stringify(PACKAGES)} not in sys.path: sys.path.insert(0, ${JSON.stringify(PACKAGES)})
importlib.invalidate_caches()`);
  };
  if (!plain) {
    try {
      const _loadSnapshot = new Uint8Array(await fetched(base + manifest.snapshot, total, true));
      const pyodide = await loadPyodide({ ...options, _loadSnapshot });
      later = () => unpack(pyodide).catch(() => {});
      return pyodide.pyimport("stakes.hosts.page.bridge");
    } catch (error) {
      console.warn("The snapshot did not start; starting plainly.", error);
    }
  }
  const pyodide = await loadPyodide(options);
  await unpack(pyodide);
  return pyodide.pyimport("stakes.hosts.page.bridge");
}

let later = () => {};

onmessage = async ({ data: { id, call, given } }) => {
  try {
    if (call === "boot") bridge = await boot(given[0]);
    postMessage({ id, answer: call === "boot" ? "null" : bridge[call](...given) });
    if (call === "start") setTimeout(later, 500);
  } catch (error) {
    postMessage({ id, failure: String(error.message || error).trim().split("\n").pop() });
  }
};
