// Light or dark, the contents, and boxes that scroll. The page reads and prints without it.
"use strict";
(() => {
  const TONES = ["auto", "light", "dark"];
  const KEY = "stakes-tone";
  const root = document.documentElement;

  // Storage may be blocked; the choice then lasts as long as the page.
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const remember = (tone) => {
    try {
      localStorage.setItem(KEY, tone);
    } catch {
      return;
    }
  };

  let tone = TONES.includes(remembered()) ? remembered() : "auto";
  const paint = (button) => {
    if (tone === "auto") delete root.dataset.theme;
    else root.dataset.theme = tone;
    if (button) button.querySelector("b").textContent = button.dataset[tone];
  };
  paint(); // before the first paint: no flash of the other tone

  // A box that scrolls must be reachable from the keyboard; one that doesn't is no stop.
  const boxes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.tone");
    button.hidden = false;
    paint(button);
    button.addEventListener("click", () => {
      tone = TONES[(TONES.indexOf(tone) + 1) % TONES.length];
      remember(tone);
      paint(button);
    });

    const contents = document.querySelector("nav.contents details");
    contents.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !contents.open) return;
      contents.open = false;
      contents.querySelector("summary").focus();
    });

    for (const box of document.querySelectorAll("main pre, main .table-box")) boxes.observe(box);
  });
})();
