// The Jupyter host: what the page asks of a worker is asked here of the kernel.

const PATIENCE = 4000;
const NAMING = ["id", "for", "list", "name", "aria-labelledby", "aria-describedby"];

// One exercise may be on view twice in a notebook: each view has ids of its own, or a label would name the wrong field.
function apart([tag, attributes, children], view) {
  const own = { ...attributes };
  for (const name of NAMING) if (name in own) own[name] = own[name].replace(/\S+/g, `$&-${view}`);
  return [tag, own, children.map((child) => (typeof child === "string" ? child : apart(child, view)))];
}

const sameControl = (one, other) =>
  Object.keys({ ...one, ...other }).every((name) => name === "value" || one[name] === other[name]);

// Jupyter prints its own menus round a notebook, and cuts off what is long: the exercise is printed from a page of its own.
function printAlone(el, css) {
  const card = el.cloneNode(true);
  for (const fold of card.querySelectorAll("details")) fold.open = true;
  const frame = document.createElement("iframe");
  frame.style = "border: 0; height: 0; position: fixed; width: 0";
  frame.setAttribute("aria-hidden", "true");
  document.body.append(frame);
  const { contentDocument: paper, contentWindow } = frame;
  const style = paper.createElement("style");
  style.textContent = css;
  paper.head.append(style);
  paper.body.append(card);
  contentWindow.onafterprint = () => frame.remove();
  contentWindow.focus();
  contentWindow.print();
}

function render({ model, el }) {
  const words = model.get("words");
  const view = Math.random().toString(36).slice(2, 8);
  el.classList.add("stakes");
  el.dataset.exercise = model.get("exercise");
  el.dataset.state = "live";
  el.dataset.limit = model.get("limit");
  // The notebook's one-key commands (delete a cell, add one) are not meant for someone who is at an exercise.
  el.addEventListener("keydown", (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation());
  const root = document.createElement("div");
  root.className = "exercise-root";
  const template = document.createElement("template");
  template.innerHTML = model.get("foot");
  for (const dom of template.content.querySelectorAll("[id]")) dom.id += `-${view}`;
  for (const dom of template.content.querySelectorAll("[for]")) dom.htmlFor += `-${view}`;
  const silence = document.createElement("p");
  silence.className = "error";
  silence.setAttribute("role", "status");
  el.append(root, silence, template.content);

  const waiting = new Map();
  let asked = 0;
  const ask = (call, content = {}, buffers = []) =>
    new Promise((resolve, reject) => {
      const id = `${view} ${(asked += 1)}`;
      const timer = setTimeout(() => (silence.textContent = words.unanswered), PATIENCE);
      waiting.set(id, { resolve, reject, timer });
      model.send({ id, call, ...content }, undefined, buffers);
    });

  // One action after another. While one is under way, only the last words of a field wait for their turn.
  let turn = Promise.resolve();
  let next = null;
  let acting = 0;
  function act(action) {
    if (next && "value" in action && sameControl(next.action, action)) {
      next.action = action;
      return next.done;
    }
    const entry = { action };
    next = entry;
    acting += 1;
    entry.done = turn
      .then(() => {
        if (next === entry) next = null;
        return ask("handle", { action: entry.action });
      })
      .finally(() => (acting -= 1));
    turn = entry.done.catch(() => {});
    return entry.done;
  }

  const face = mount(root, act);
  const told = (error) => void foot.fail(error.message);
  const foot = attend(el, words, {
    exported: () => ask("text").then(({ text }) => text, told),
    imported: (bytes) => ask("open", {}, [bytes.buffer]).then(() => "", (error) => error.message),
    cleared: () => ask("clear").then(() => true, () => false),
    settled: (whose) => ask(whose).catch(told),
    present: () => model.get("present"),
  });

  const alone = (event) => {
    if (event.target.dataset.do !== "print") return;
    event.stopPropagation();
    printAlone(el, model.get("_css"));
  };
  el.addEventListener("click", alone, true);

  const says = {
    saved: ({ size }) => foot.saved(size),
    unsaved: ({ why }) => foot.unsaved(why),
    elsewhere: () => foot.elsewhere(),
    unreadable: ({ why }) => foot.unreadable(why, "", [[words.set_aside, () => ask("mine").catch(told)]]),
  };
  const heard = (content) => {
    silence.textContent = "";
    if (content.say) return says[content.say](content);
    const { resolve, reject, timer } = waiting.get(content.id) ?? {};
    clearTimeout(timer);
    waiting.delete(content.id);
    content.error ? reject?.(new Error(content.error)) : resolve?.(content);
  };
  // What comes while nothing was asked for here is someone else's doing, and is shown even where the caret stands.
  const drawn = () => face.show(apart(model.get("tree"), view), acting === 0);
  model.on("msg:custom", heard);
  model.on("change:tree", drawn);
  drawn();
  foot.say("live");
  ask("begin");
  return () => {
    model.off("msg:custom", heard);
    model.off("change:tree", drawn);
    for (const { timer } of waiting.values()) clearTimeout(timer);
  };
}

export default { render };
