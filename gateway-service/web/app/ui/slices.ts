/** Something long that is done piece by piece. */
export interface Sliced {
  /** Does a piece that takes a few milliseconds at most; false when nothing is left. */
  step(): boolean;
}

/** So long in each frame, all of it together, before the page gets to do something else. */
const SLICE_MILLIS = 8;

const waiting = new Set<Sliced>();
let frame = 0;

/** Has it done in this and the following frames; what came last is done first, as what is newest is looked at. */
export function inSlices(work: Sliced): void {
  waiting.delete(work);
  waiting.add(work);
  frame ||= requestAnimationFrame(slice);
}

/** Forgets what is left of it. */
export function leave(work: Sliced): void {
  waiting.delete(work);
}

function slice(): void {
  frame = 0;
  const until = performance.now() + SLICE_MILLIS;
  for (const work of [...waiting].reverse()) {
    while (performance.now() < until) {
      if (!work.step()) {
        waiting.delete(work);
        break;
      }
    }
  }
  if (waiting.size > 0) {
    frame ||= requestAnimationFrame(slice);
  }
}
