// Where the focus goes when the control that had it is gone, so that nobody is left nowhere, or far from what is new.

const STOPS = "[data-action], summary, [tabindex]";
const HEADINGS = ".step > :is(h2, h3, h4, h5, h6)";
const FIRST = `${HEADINGS}, summary, [data-sends]`;

export const places = (root) => [...root.querySelectorAll(`${STOPS}, ${HEADINGS}`)];

// What came in the place of `gone`: a heading or what there is to type before anything else. Or what stood next to it.
// `before` are the places that there were.
export function instead(root, gone, before) {
  const at = before.indexOf(gone);
  const stays = (place) => place.isConnected && place.matches(STOPS);
  const [earlier, later] = [before.slice(0, at), before.slice(at)];
  const now = places(root);
  const from = now.indexOf(earlier.findLast((place) => place.isConnected)) + 1;
  const to = now.indexOf(later.find((place) => place.isConnected));
  const known = new Set(before);
  const came = now.slice(from, to < 0 ? undefined : to).filter((place) => !known.has(place));
  return came.find((place) => place.matches(FIRST)) ?? came[0] ?? later.find(stays) ?? earlier.findLast(stays);
}

// A heading out of sight above begins the screen; anything else out of sight comes to its middle.
export function go(place) {
  const heading = place.matches(HEADINGS);
  if (heading) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  const { top, bottom } = place.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) place.scrollIntoView({ block: heading && top < 0 ? "start" : "center" });
}
