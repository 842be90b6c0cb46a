// Shapes of a picture that are dragged onto its zones. Buttons and choices on the same view can do whatever this can.

const FAR = 4;

export function dragging(root, drop) {
  let held = null;
  let dropped = false;

  const together = ({ svg, drags }) => [...svg.querySelectorAll("[data-drags]")].filter((one) => one.dataset.drags === drags);

  function zoneAt(event) {
    const under = root.getRootNode().elementsFromPoint(event.clientX, event.clientY);
    return under.find((one) => one.dataset?.zone && held.svg.contains(one));
  }

  function mark(zone) {
    for (const one of held.svg.querySelectorAll("[data-over]")) if (one !== zone) one.removeAttribute("data-over");
    zone?.setAttribute("data-over", "");
  }

  function letGo() {
    mark(null);
    for (const one of together(held)) one.style.removeProperty("transform");
    held = null;
  }

  root.addEventListener("pointerdown", (event) => {
    const shape = event.target.closest?.("[data-drags]");
    dropped = false;
    if (!shape || event.button) return;
    held = { svg: shape.ownerSVGElement, drags: shape.dataset.drags, x: event.clientX, y: event.clientY, moved: false };
    shape.setPointerCapture(event.pointerId);
  });

  root.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    held.moved ||= Math.hypot(dx, dy) > FAR;
    if (!held.moved) return;
    // In the units of the drawing, however large it is shown.
    const scale = held.svg.viewBox.baseVal.width / held.svg.getBoundingClientRect().width;
    for (const one of together(held)) one.style.transform = `translate(${dx * scale}px, ${dy * scale}px)`;
    mark(zoneAt(event));
  });

  root.addEventListener("pointerup", (event) => {
    if (!held) return;
    const { moved, drags } = held;
    const zone = moved && zoneAt(event);
    letGo();
    dropped = moved;
    if (zone) drop(JSON.parse(drags), JSON.parse(zone.dataset.zone));
  });

  root.addEventListener("pointercancel", () => held && letGo());
  root.addEventListener("keydown", ({ key }) => key === "Escape" && held && letGo());

  // A drag ends in a click, which would light up what was dragged.
  root.addEventListener("click", (event) => dropped && event.stopPropagation(), true);
}
