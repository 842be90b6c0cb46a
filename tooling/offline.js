// Keeps the book on the reader's device, so that it opens where there is no network. The build fills in which files.
//
// What is kept is named after its own content, and checked against it: a page never meets a script of another build.
// Only GETs of the book's own files are answered here; everything else goes on to the network as if this were not there.
"use strict";

const BOOK = null;

const SCOPE = new URL("./", self.location.href);
const STORE = `common-stakes ${SCOPE.pathname}`;
const FILES = { ...BOOK.pages, ...BOOK.python, ...BOOK.met };
// A server on the reader's own machine is at hand, and tomorrow may serve something else: there it is asked first.
const AT_HAND = ["localhost", "127.0.0.1", "[::1]"].includes(SCOPE.hostname);
const AT_ONCE = 4;
// The reader's own work comes first: a device with less room than this many times the book is left alone.
const ROOM = 5;


const place = (path) => new URL(`.kept/${FILES[path]}`, SCOPE).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("message", (event) => {
  if (event.data === "alone?") event.waitUntil(takeOver(event.source));
  if (event.data?.build && event.data.build !== BOOK.version) event.source.postMessage("not mine");
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.method === "GET" && !request.headers.has("Range") && pathOf(new URL(request.url));
  if (path) event.respondWith(answer(event, path));
});

// What was kept before and is the same still is not fetched again, and what a visit cut short has brought is there the next time.
async function install() {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < ROOM * BOOK.bytes) throw new Error("The device has no room to spare.");
  const store = await caches.open(STORE);
  const { saveData, effectiveType = "" } = navigator.connection ?? {};
  const dear = saveData || /2g|3g/.test(effectiveType);
  const wanted = Object.keys(dear ? BOOK.pages : { ...BOOK.pages, ...BOOK.python });
  const next = async () => {
    for (let path; (path = wanted.shift()); ) await keep(store, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  // These are large, and only make a start quicker: they are kept where a page has loaded them already.
  const cached = { cache: "only-if-cached", mode: "same-origin" };
  await Promise.allSettled(Object.keys(BOOK.met).map((path) => keep(store, path, [cached])));
}

// The browser may have an older file of the same name, which its content gives away: then the host is asked.
async function keep(store, path, ways = [{ cache: "default" }, { cache: "reload" }]) {
  if (await store.match(place(path))) return;
  for (const way of ways) {
    const checked = await check(path, await fetch(new URL(path, SCOPE), way));
    if (checked) return store.put(place(path), checked);
  }
  throw new Error(`${path} is not of this build.`);
}

// The answer as it may be kept, or null where it isn't the file that the build listed. A host may have had the browser unpack it.
async function check(path, response) {
  if (!response.ok) return null;
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, FILES[path].length);
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding"]) headers.delete(name);
  if (hash === BOOK.unpacked[path]) headers.set("Content-Encoding", "gzip");
  else if (hash !== FILES[path]) return null;
  return new Response(body, { headers });
}

// The book's name for what an address asks for; undefined for all that isn't the book's.
function pathOf({ origin, pathname }) {
  if (origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return undefined;
  let path;
  try {
    path = decodeURIComponent(pathname.slice(SCOPE.pathname.length));
  } catch {
    return undefined;
  }
  const names = path.endsWith("/") || !path ? [`${path}index.html`] : [path, `${path}.html`];
  return names.find((name) => Object.hasOwn(FILES, name));
}

async function answer(event, path) {
  const { request } = event;
  const store = await caches.open(STORE);
  const kept = await store.match(place(path));
  if (kept && !AT_HAND) return request.mode === "navigate" ? marked(kept) : kept;
  try {
    const response = await fetch(request);
    if (!kept) event.waitUntil(meet(store, path, response.clone()));
    return response;
  } catch (away) {
    if (kept) return kept;
    throw away;
  }
}

// A page can read this of itself, and nothing else that came with it: so it knows of which build it is.
function marked(kept) {
  const headers = new Headers(kept.headers);
  headers.set("Server-Timing", `build;desc=${BOOK.version}`);
  return new Response(kept.body, { headers });
}

async function meet(store, path, response) {
  try {
    const checked = await check(path, response);
    if (checked) await store.put(place(path), checked);
  } catch {
    // The page stopped loading it, or the device is full: it isn't kept, and the page has what it asked for.
  }
}

// A newer book waits until no page of the older one is open, or the one page that is has just been opened and asks.
async function takeOver(page) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(SCOPE.href)).length !== 1) return;
  const done = self.skipWaiting();
  page.postMessage("soon");
  await done;
}

async function forgetOlder() {
  const store = await caches.open(STORE);
  const ours = new Set(Object.keys(FILES).map(place));
  for (const { url } of await store.keys()) if (!ours.has(url)) await store.delete(url);
}
