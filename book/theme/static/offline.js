// Has the book kept on the device for later, by its service worker, once the page has all that it needs itself.
"use strict";
(() => {
  // Long enough that who only glances at a page loads no more than that page.
  const STAYS = 4_000;
  // Not there on plain http from another machine, from a file, or in some private windows.
  const { serviceWorker } = navigator;
  if (!serviceWorker || !location.protocol.startsWith("http")) return;
  const script = new URL(`${document.documentElement.dataset.content_root}sw.js`, location.href);

  let touched = false;
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => (touched = true), { capture: true, once: true });

  const loaded = new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done, { once: true })));

  const settled = (section) =>
    new Promise((done) => {
      const look = () => ["live", "failed"].includes(section.dataset.state) && done();
      new MutationObserver(look).observe(section, { attributes: true, attributeFilter: ["data-state"] });
      look();
    });

  // Never under the reader's hands.
  const anew = () => touched || location.reload();

  // A page does not go on beside a newer book: where that took over while this page was on its way, it is loaded anew.
  // A newer book that waits for its turn may have it where this is the only page open, as it has only just been opened.
  async function renew() {
    if (!serviceWorker.controller) return;
    const [{ serverTiming = [] } = {}] = performance.getEntriesByType("navigation");
    const build = serverTiming.find(({ name }) => name === "build")?.description;
    const mine = () => serviceWorker.controller.postMessage({ build });
    serviceWorker.addEventListener("controllerchange", anew, { once: true });
    serviceWorker.addEventListener("message", ({ data }) => {
      if (data === "not mine") anew();
      // In Chromium the older one gives way after the next thing that it is asked.
      if (data === "soon") mine();
    });
    mine();
    const { waiting } = (await serviceWorker.getRegistration(script)) ?? {};
    waiting?.postMessage("alone?");
  }

  async function keep() {
    await renew();
    await loaded;
    await Promise.all(Array.from(document.querySelectorAll("section[data-exercise]"), settled));
    await new Promise((done) => setTimeout(done, STAYS));
    await serviceWorker.register(script, { updateViaCache: "none" });
  }

  // Storage may be blocked, or full: the book is then read from the network, as before.
  keep().catch(() => {});
})();
