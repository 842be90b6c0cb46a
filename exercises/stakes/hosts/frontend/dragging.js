// Shapes of a picture that are dragged onto its zones. Buttons and choices on the same view can do whatever this can.

const FAR = 4;
const SETTLE_AFTER = 1000;

// `takes(names, values)` says whether the choices of these names offer these values, `drop(names, values)` makes the
// choices and says whether any changed. `settle` lays whatever was moved back where the drawing has it.
export function dragging(root, { takes, drop }) {
  let held = null;
  let resting = [];
  let dropped = false;

  const sameAs = ({ drags, carries }) => [...held.svg.querySelectorAll("[data-drags]")]
    .filter((one) => one.dataset.drags === drags && one.dataset.carries === carries);

  const valuesOf = (zone) =>
    JSON.parse(zone.dataset.zone).map((value) => (held.carries ? `${held.carries} ${value}` : value));
  const names = () => JSON.parse(held.drags);

  function zoneAt({ clientX, clientY }) {
    const under = root.getRootNode().elementsFromPoint(clientX, clientY);
    return under.find((one) => one.dataset?.zone && held.svg.contains(one) && takes(names(), valuesOf(one)));
  }

  function mark(name, zones) {
    for (const one of held.svg.querySelectorAll(`[${name}]`)) if (!zones.includes(one)) one.removeAttribute(name);
    for (const one of zones) one.setAttribute(name, "");
  }

  function settle() {
    for (const one of resting) one.style.removeProperty("transform");
    resting = [];
  }

  function letGo() {
    mark("data-over", []);
    mark("data-takes", []);
    held = null;
    for (const [name, hear] of HEARD) removeEventListener(name, hear, true);
  }

  function move(event) {
    if (event.pointerId !== held.pointer) return;
    if (!held.svg.isConnected) return letGo();
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    const begins = !held.moved && Math.hypot(dx, dy) > FAR;
    held.moved ||= begins;
    if (!held.moved) return;
    if (begins) mark("data-takes", [...held.svg.querySelectorAll("[data-zone]")].filter((one) => takes(names(), valuesOf(one))));
    // In the units of the drawing, however large it is shown. The drawing may have been patched since the last move.
    const scale = held.svg.viewBox.baseVal.width / held.svg.getBoundingClientRect().width;
    settle();
    resting = sameAs(held);
    for (const one of resting) one.style.transform = `translate(${dx * scale}px, ${dy * scale}px)`;
    mark("data-over", [zoneAt(event)].filter(Boolean));
  }

  function up(event) {
    if (event.pointerId !== held.pointer) return;
    const zone = held.moved && zoneAt(event);
    // A drag may end in a click, which would light up what was dragged; a later click is meant.
    dropped = held.moved;
    setTimeout(() => (dropped = false));
    const [chosen, values] = [names(), zone && valuesOf(zone)];
    letGo();
    // It lies where it was dropped until the drawing that came of it is shown.
    if (zone && drop(chosen, values)) setTimeout(() => held || settle(), SETTLE_AFTER);
    else settle();
  }

  function cancel(event) {
    if (event.type === "keydown" ? event.key !== "Escape" : event.pointerId !== held.pointer) return;
    letGo();
    settle();
  }

  // On the window, and before anybody else: what was held may be drawn anew, and a notebook has ideas of its own.
  const HEARD = [["pointermove", move], ["pointerup", up], ["pointercancel", cancel], ["keydown", cancel]];

  root.addEventListener("pointerdown", (event) => {
    const shape = event.target.closest?.("[data-drags]");
    if (!shape || event.button || held) return;
    settle();
    const { drags, carries } = shape.dataset;
    held = { svg: shape.ownerSVGElement, drags, carries, pointer: event.pointerId, x: event.clientX, y: event.clientY };
    shape.setPointerCapture(event.pointerId);
    for (const [name, hear] of HEARD) addEventListener(name, hear, true);
  });

  // Chromium does not heed touch-action on a part of a drawing, and a whole drawing that never scrolls would be a trap.
  root.addEventListener("touchmove", (event) => held && event.cancelable && event.preventDefault(), { passive: false });

  root.addEventListener("click", (event) => {
    if (!dropped) return;
    dropped = false;
    event.stopPropagation();
  }, true);

  return { settle };
}
