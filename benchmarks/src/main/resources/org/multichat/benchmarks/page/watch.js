// Notes beside the page when what was there, in milliseconds since the navigation began.
(() => {
  const marks = {keys: [], long: []};
  const isThere = (selector) => document.querySelector(selector) !== null;

  /** What is true in this frame was seen when the frame is painted: the next task is after that. */
  const note = (name) => {
    marks[name] = 0;
    setTimeout(() => (marks[name] = performance.now()));
  };

  const drawing = () => [...document.querySelectorAll('mc-markdown')].filter((markdown) => !markdown.isDrawn).length;
  const missing = () => document.querySelectorAll('mc-turn .paper[role=status]').length;
  const turns = () => document.querySelectorAll('mc-turn').length;
  const isWhole = () => turns() === window.turnsToCome && missing() === 0 && drawing() === 0;

  const look = () => {
    if (marks.newest === undefined && isThere('mc-turn:last-of-type mc-markdown .block')) {
      note('newest');
    }
    if (marks.whole === undefined && marks.newest > 0 && isWhole()) {
      note('whole');
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  new PerformanceObserver((list) => list.getEntries().forEach((task) => marks.long.push(task.duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  // From the key to the frame that shows it; those within a frame are not told of.
  new PerformanceObserver((list) =>
    list.getEntries().forEach((event) => event.name === 'keydown' && marks.keys.push(event.duration)),
  ).observe({type: 'event', durationThreshold: 16, buffered: true});

  window.watched = () => ({
    ...marks,
    now: performance.now(),
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    answered: performance.getEntriesByType('resource').find((entry) => /conversations\/[^/]+\?texts/.test(entry.name))?.responseEnd,
    turns: turns(),
    missing: missing(),
    drawing: drawing(),
    chars: document.querySelector('mc-turn:last-of-type mc-markdown')?.text?.length ?? 0,
    running: document.querySelectorAll('article[aria-busy=true]').length,
  });
})();
