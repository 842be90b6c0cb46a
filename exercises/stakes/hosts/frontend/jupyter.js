// The Jupyter host: what the page asks of a worker is asked here of the kernel.

function render({ model, el }) {
  const words = model.get("words");
  el.classList.add("stakes");
  el.dataset.exercise = model.get("exercise");
  el.dataset.state = "live";
  el.dataset.limit = model.get("limit");
  const root = document.createElement("div");
  root.className = "exercise-root";
  const template = document.createElement("template");
  template.innerHTML = model.get("foot");
  el.append(root, template.content);

  const waiting = new Map();
  let next = 0;
  const ask = (call, content = {}, buffers = []) =>
    new Promise((resolve, reject) => {
      const id = `${Math.random()} ${(next += 1)}`;
      waiting.set(id, { resolve, reject });
      model.send({ id, call, ...content }, undefined, buffers);
    });

  const face = mount(root, (action) => ask("handle", { action }));
  const foot = attend(el, words, {
    exported: async () => (await ask("text")).text,
    imported: (bytes) => ask("open", {}, [bytes.buffer]).then(() => "", (error) => error.message),
    cleared: () => ask("clear"),
    settled: (whose) => ask(whose).then(() => foot.say("live")),
  });

  const heard = (content) => {
    if (content.say === "saved") return foot.saved(content.size);
    if (content.say) return foot[content.say](content.why);
    const { resolve, reject } = waiting.get(content.id) ?? {};
    waiting.delete(content.id);
    content.error ? reject?.(new Error(content.error)) : resolve?.(content);
  };
  const drawn = () => face.show(model.get("tree"));
  model.on("msg:custom", heard);
  model.on("change:tree", drawn);
  drawn();
  foot.say("live");
  ask("begin");
  return () => {
    model.off("msg:custom", heard);
    model.off("change:tree", drawn);
  };
}

export default { render };
