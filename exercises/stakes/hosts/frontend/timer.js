// A clock that counts down, can be paused, and says in words when time is up. Several may stand in one exercise.

export function wind(root) {
  const running = new Map();
  const shown = (timer) => timer.querySelector('[role="timer"]');
  const seconds = (timer) => Number(timer.dataset.left ?? timer.dataset.minutes * 60);

  // The text nodes stay those that were rendered: whoever patches the page counts on them.
  function draw(timer) {
    const left = seconds(timer);
    shown(timer).firstChild.data = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const button = timer.querySelector('[data-clock="start"]');
    const { start, pause, goOn, over } = timer.dataset;
    button.firstChild.data = running.has(timer) ? pause : timer.dataset.left === undefined ? start : goOn;
    timer.querySelector('[role="status"]').textContent = left ? "" : over;
  }

  function stop(timer) {
    clearInterval(running.get(timer)?.tick);
    running.delete(timer);
  }

  // Counted from the clock on the wall: a tab in the background ticks seldom.
  function start(timer) {
    const end = Date.now() + seconds(timer) * 1000;
    const tick = setInterval(() => {
      if (!timer.isConnected) return stop(timer);
      timer.dataset.left = Math.max(0, Math.round((end - Date.now()) / 1000));
      if (timer.dataset.left === "0") stop(timer);
      draw(timer);
    }, 250);
    running.set(timer, { tick });
  }

  root.addEventListener("click", ({ target }) => {
    const timer = target.dataset?.clock && target.closest(".timer");
    if (!timer) return;
    const paused = running.has(timer);
    stop(timer);
    if (target.dataset.clock === "reset") delete timer.dataset.left;
    else if (!paused && seconds(timer)) start(timer);
    draw(timer);
  });
}
