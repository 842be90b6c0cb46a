// Patches a page from one tree of elements to the next, and sends what is typed and clicked. It knows HTML and the
// few data attributes that markup.py writes, and nothing of any exercise.

import { dragging } from "./dragging.js";
import { go, instead, places } from "./focus.js";
import { wind } from "./timer.js";

const SVG = "http://www.w3.org/2000/svg";
const TYPED = 'input[type="text"][data-action], input[type="date"][data-action], textarea[data-action]';
const CHOSEN = 'select[data-action], input[type="radio"][data-action], input[type="checkbox"][data-action]';
const SLID = 'input[type="range"][data-action]';

// A live element: the tree it was drawn from, its DOM node, and its live children.

function make(element, svg) {
  if (typeof element === "string") return { element, dom: document.createTextNode(element), kids: [] };
  const [tag, attributes, children] = element;
  const inside = svg || tag === "svg";
  const dom = inside ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) dom.setAttribute(name, value);
  const kids = children.map((child) => make(child, inside));
  dom.append(...kids.map((kid) => kid.dom));
  if (tag === "textarea") dom.value = children[0] ?? "";
  return { element, dom, kids };
}

// What is already in the page, as markup.py wrote it: nothing is drawn twice.
function read(dom) {
  if (dom.nodeType === Node.TEXT_NODE) return { element: dom.data, dom, kids: [] };
  const kids = [...dom.childNodes].map(read);
  const attributes = Object.fromEntries([...dom.attributes].map(({ name, value }) => [name, value]));
  return { element: [dom.localName, attributes, kids.map((kid) => kid.element)], dom, kids };
}

const keyOf = (element) => (typeof element === "string" ? undefined : element[1]["data-key"]);
const alike = (one, other) =>
  typeof one === typeof other && (typeof one === "string" || (one[0] === other[0] && keyOf(one) === keyOf(other)));

function patch(live, element, keep) {
  const before = live.element;
  if (typeof element === "string") {
    if (before !== element) live.dom.data = element;
    live.element = element;
    return;
  }
  const { dom } = live;
  for (const name of Object.keys(before[1])) if (!(name in element[1]) && !unfolded(dom, name)) dom.removeAttribute(name);
  for (const [name, value] of Object.entries(element[1])) if (before[1][name] !== value) dom.setAttribute(name, value);
  patchChildren(live, element[2], keep);
  live.element = element;
  if (CONTROLS.has(element[0]) && !keep(dom)) settle(dom, element);
}

const CONTROLS = new Set(["input", "textarea", "option"]);
const VALUED = new Set(["text", "date", "range"]);
const TICKED = new Set(["radio", "checkbox"]);

// Nobody is folded in.
const unfolded = (dom, name) => name === "open" && dom.matches(":focus-within");

// A control shows what the work says, unless someone is writing in it.
function settle(dom, [tag, attributes, children]) {
  const value = tag === "textarea" ? children[0] ?? "" : attributes.value ?? "";
  if ((tag === "textarea" || VALUED.has(attributes.type)) && dom.value !== value) dom.value = value;
  if (tag === "option") dom.selected = "selected" in attributes;
  if (TICKED.has(attributes.type)) dom.checked = "checked" in attributes;
}

function patchChildren(live, children, keep) {
  const keyed = new Map(live.kids.filter((kid) => keyOf(kid.element)).map((kid) => [keyOf(kid.element), kid]));
  const plain = live.kids.filter((kid) => !keyOf(kid.element));
  const svg = live.dom.namespaceURI === SVG;
  const kids = children.map((child) => {
    const key = keyOf(child);
    const next = key ? -1 : plain.findIndex((other) => alike(other.element, child));
    const kid = key ? keyed.get(key) : plain[next];
    plain.splice(0, next + 1);
    if (!kid || !alike(kid.element, child)) return make(child, svg);
    patch(kid, child, keep);
    return kid;
  });
  const staying = new Set(kids);
  for (const kid of live.kids) if (!staying.has(kid)) kid.dom.remove();
  kids.forEach((kid, i) => {
    const after = i ? kids[i - 1].dom.nextSibling : live.dom.firstChild;
    if (after !== kid.dom) live.dom.insertBefore(kid.dom, after);
  });
  live.kids = kids;
}

const chosenAnew = (control) =>
  control.localName === "select"
    ? control.value !== ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value
    : control.type === "checkbox"
      ? control.checked !== control.defaultChecked
      : control.checked && !control.defaultChecked;

const valueOf = (control) =>
  control.type === "checkbox" ? control.checked : control.type === "range" ? control.valueAsNumber : control.value;

// What a host adds to an action where its control asks for it: no view and no update reads a clock, or draws a chance.
const ADDED = {
  seed: () => Math.floor(Math.random() * 2 ** 32),
  today: () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10),
};

function actionOf(control) {
  const action = JSON.parse(control.dataset.action);
  for (const name of control.dataset.needs?.split(" ") ?? []) action[name] = ADDED[name]();
  return action;
}

// Draws into `root`, whose only child is what markup.py rendered, if anything. `send(action)` resolves when the view
// that came of it is shown, and is rejected with an Error whose message the learner may read.
export function mount(root, send) {
  // Controls whose value is on its way, with the turn it has; and where those went that were drawn anew meanwhile.
  const writing = new Map();
  const moved = new WeakMap();
  // Fields whose words were sent with Enter: they are emptied even where the caret stands.
  const sent = new WeakSet();
  // Fields whose words the work has taken in.
  const taken = new WeakSet();
  // How many lines each dialogue had when it was last drawn.
  const talked = new WeakMap();
  let live = root.firstElementChild && read(root.firstElementChild);
  const said = document.createElement("div");
  Object.assign(said, { className: "for-the-ear", role: "status" });
  root.after(said);

  const active = () => root.getRootNode().activeElement;

  // Someone else's work (`fresh`) is shown even where the caret stands, unless what was typed there is on its way.
  function show(tree, fresh = false) {
    const keep = (dom) => !sent.has(dom) && (writing.has(dom) || (!fresh && dom === active() && dom.matches(TYPED)));
    const focused = active();
    const before = places(root);
    const entries = new Set(root.querySelectorAll(".entry"));
    moving.settle();
    const heard = new Set([...root.querySelectorAll(".finding, .question, figcaption strong")].map((n) => n.textContent));
    if (live && alike(live.element, tree)) patch(live, tree, keep);
    else root.replaceChildren((live = make(tree)).dom);
    if (before.length) announce(heard);
    if (focused && focused !== active()) refocus(focused, before);
    else if (focused?.matches("button")) {
      const added = [...root.querySelectorAll(".entry")].filter((entry) => !entries.has(entry));
      if (added.length === 1) added[0].querySelector(TYPED)?.focus();
    }
    follow();
  }

  // A talk is read from its newest line: where one was added, what there is to type beside it comes into view, and its
  // buttons.
  function follow() {
    for (const dialogue of root.querySelectorAll(".dialogue")) {
      const lines = dialogue.querySelectorAll(":scope > .line").length;
      const before = talked.get(dialogue);
      const typed = (dialogue.closest(".step:has([data-sends])") ?? root).querySelector(".group:has(> * > [data-sends])");
      if (before && lines > before) typed?.scrollIntoView({ block: "nearest" });
      talked.set(dialogue, lines);
    }
  }

  // Only what is new is said aloud, and briefly.
  function announce(heard) {
    const found = [...root.querySelectorAll(".finding, .question, figcaption strong")].map((n) => n.textContent);
    const fresh = found.filter((words) => !heard.has(words)).slice(0, 2);
    if (fresh.length) said.textContent = fresh.join(" ");
  }

  // Whoever was at a control that is gone is put at the same one in its new place, or at what took its place; whoever
  // was typing goes on typing.
  function refocus(gone, before) {
    if (!before.includes(gone)) return;
    const { action } = gone.dataset;
    const same = action && [...root.querySelectorAll("[data-action]")].find((control) => control.dataset.action === action);
    const next = same || instead(root, gone, before);
    if (next) go(next);
    if (!same?.matches(TYPED) || same === gone || !gone.matches(TYPED)) return;
    same.value = gone.value;
    same.setSelectionRange(gone.selectionStart, gone.selectionEnd);
    if (writing.has(gone)) writing.set(same, writing.get(gone));
    moved.set(gone, same);
  }

  async function act(control, value) {
    const action = actionOf(control);
    if (value !== undefined) action.value = value;
    const turn = Symbol();
    writing.set(control, turn);
    let wrong = "";
    try {
      await send(action);
    } catch (error) {
      wrong = error.message;
    }
    const now = moved.get(control) ?? control;
    for (const one of [control, now]) if (writing.get(one) === turn) writing.delete(one);
    fault(now, wrong);
    if (!wrong) taken.add(now);
    rest(now);
  }

  // Where nobody writes any longer, a field says what the work says: text is cleaned on its way in.
  function rest(field) {
    if (!field.matches(TYPED) || field === active() || writing.has(field) || !taken.has(field)) return;
    if (field.value !== field.defaultValue) field.value = field.defaultValue;
    taken.delete(field);
  }

  function fault(control, message) {
    const field = control.closest(".control");
    const place = field ? field.querySelector(".error") : beside(control, message);
    if (field && message) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    if (place) place.textContent = message;
  }

  // A button has no place for its error until there is one.
  function beside(button, message) {
    const place = button.nextElementSibling?.matches(".error") ? button.nextElementSibling : null;
    if (!message) place?.remove();
    if (!message || place) return message ? place : null;
    const made = Object.assign(document.createElement("p"), { className: "error" });
    made.setAttribute("role", "alert");
    button.after(made);
    return made;
  }

  // The focus is still at the field while it leaves.
  root.addEventListener("focusout", ({ target }) => setTimeout(() => rest(target)));
  root.addEventListener("input", ({ target }) => {
    sent.delete(target);
    taken.delete(target);
    if (target.matches(`${TYPED}, ${SLID}`)) act(target, valueOf(target));
  });
  root.addEventListener("change", ({ target }) => target.matches(CHOSEN) && act(target, valueOf(target)));
  root.addEventListener("click", ({ target, detail }) => {
    const button = target.closest("button[data-action]");
    if (button) return pressed(button, detail > 0);
    const shape = target.closest("[data-light]");
    if (shape) light(shape.dataset.light, shape.closest("[data-lights]").dataset.lights);
  });

  // Enter sends what is typed; with Shift it begins a new line.
  root.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (key === "Enter" && !event.shiftKey && !event.isComposing && "sends" in (target.dataset ?? {})) {
      event.preventDefault();
      target.closest(".group").querySelector("button.main")?.click();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select")) return;
    const keyed = [...root.querySelectorAll("[aria-keyshortcuts]")];
    keyed.find((button) => button.getAttribute("aria-keyshortcuts") === key.toLowerCase())?.click();
  });

  // The field whose words this button sends.
  const senderOf = (button) => button.matches(".main") && button.closest(".group:has([data-sends])")?.querySelector("[data-sends]");

  // Whoever sends with a click or a tap goes on typing, on a phone with its keyboard still open.
  root.addEventListener("mousedown", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button && active() === senderOf(button)) event.preventDefault();
  });

  // Not every browser gives the focus to a button that a pointer presses.
  function pressed(button, pointer) {
    const field = senderOf(button);
    if (field && field === active()) sent.add(field);
    else if (pointer) button.focus();
    return press(button);
  }

  async function press(button) {
    const { confirm: question, keep: keepWords } = button.dataset;
    const answers = [["yes", button.firstChild.data], ["", keepWords]];
    if (!question || (await ask(root, question, answers))) act(button);
  }

  // A choice that a picture names is a select, or radio buttons: what it offers are its options, or these.
  const choiceNamed = (name) => [...root.querySelectorAll("[data-name]")].find((one) => one.dataset.name === name);
  const offersOf = (choice) => [...(choice.options ?? choice.querySelectorAll('input[type="radio"]'))];
  const chosenOf = (choice) => offersOf(choice).find((one) => one.selected || one.checked)?.value;

  // A picture that is touched works the choice that it names: what a pointer can do, a keyboard can.
  function light(value, name) {
    const choice = choiceNamed(name);
    if (choice) choose(choice, chosenOf(choice) === value ? "" : value);
  }

  function choose(choice, value) {
    const offer = offersOf(choice).find((one) => one.value === value);
    if (!offer) return;
    offer[choice.options ? "selected" : "checked"] = true;
    (choice.options ? choice : offer).dispatchEvent(new Event("change", { bubbles: true }));
  }

  // What is dragged onto a zone works the choices that it names, in the zone's order.
  const takes = (names, values) =>
    names.map(choiceNamed).every((choice, i) => choice && offersOf(choice).some((one) => one.value === values[i]));

  function drop(names, values) {
    const changed = names.map(choiceNamed).map((choice, i) => [choice, values[i]]).filter(([choice, value]) => chosenOf(choice) !== value);
    for (const [choice, value] of changed) choose(choice, value);
    return changed.length > 0;
  }

  // What was typed or chosen before this script ran is sent now.
  function catchUp() {
    for (const control of root.querySelectorAll(`${TYPED}, ${SLID}`)) if (control.value !== control.defaultValue) act(control, valueOf(control));
    for (const control of root.querySelectorAll(CHOSEN)) if (chosenAnew(control)) act(control, valueOf(control));
  }

  wind(root);
  const moving = dragging(root, { takes, drop });

  return { show, catchUp, tree: () => live?.element };
}

// Asks in a dialog of the browser's own, which keeps the focus and gives it back. `answers` are pairs of value and
// label, the safest last; resolves to the value chosen, or "" for none.
export function ask(root, question, answers) {
  const dialog = document.createElement("dialog");
  dialog.className = "stakes-dialog";
  dialog.setAttribute("aria-label", question);
  const words = document.createElement("p");
  words.textContent = question;
  const row = document.createElement("div");
  row.className = "group row";
  for (const [value, label] of answers) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: label, onclick: () => dialog.close(value) });
    row.append(button);
  }
  dialog.append(words, row);
  root.after(dialog);
  dialog.showModal();
  row.lastChild.focus();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue);
    };
  });
}
