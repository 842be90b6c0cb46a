// Python, in one worker for the page, made from a blob so that the page's own policy confines it.

export async function start(base, { onProgress, plain = false }) {
  const manifest = await (await found(new URL("manifest.json", base), { cache: "no-cache" })).json();
  const source = await (await found(new URL("worker.js", import.meta.url))).text();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module" });
  const waiting = new Map();
  let next = 0;
  let lost = null;

  worker.onmessage = ({ data }) => {
    if (data.progress) return onProgress(data.progress);
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure === undefined) asked?.resolve(data.answer);
    else asked?.reject(new Error(data.failure));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    lost = new Error(event.message || "no worker");
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };

  const call = (name, ...given) =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost);
      waiting.set((next += 1), { resolve, reject });
      worker.postMessage({ id: next, call: name, given });
    });
  await call("boot", { base: String(base), manifest, plain });
  URL.revokeObjectURL(url);
  return { call: async (name, ...given) => JSON.parse(await call(name, ...given)) };
}

async function found(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url.pathname.split("/").pop()}`);
  return response;
}
