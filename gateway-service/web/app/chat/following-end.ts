import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** So near to the end counts as being there: less than a line. */
const NEAR_PIXELS = 24;

/** Keys by which a reader goes up. */
const UPWARDS = new Set(['PageUp', 'Home', 'ArrowUp']);

/**
 * Keeps the end of a growing text in view, until the reader goes up. Only what the reader does with wheel, finger or key
 * counts: a layout that jumps is not a reader who scrolls.
 */
export class FollowingEnd implements ReactiveController {
  isFollowing = true;
  #scroller?: HTMLElement;
  #observer?: ResizeObserver;
  #touched = 0;
  #hands?: AbortController;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** @param scroller has one child, whose size is watched */
  attach(scroller: HTMLElement): void {
    if (this.#scroller === scroller) {
      return;
    }
    this.hostDisconnected();
    this.#scroller = scroller;
    this.#observer = new ResizeObserver(() => this.#keepUp());
    this.#observer.observe(scroller);
    if (scroller.firstElementChild) {
      this.#observer.observe(scroller.firstElementChild);
    }
    this.#hands = new AbortController();
    const passive = {passive: true, signal: this.#hands.signal};
    scroller.addEventListener('wheel', (wheel) => wheel.deltaY < 0 && this.#letGo(), passive);
    scroller.addEventListener('touchmove', () => this.#letGo(), passive);
    scroller.addEventListener('keydown', (key) => UPWARDS.has(key.key) && !isField(key.target) && this.#letGo(), passive);
    // The scroll bar itself is pressed, not what is in it.
    scroller.addEventListener('pointerdown', (press) => press.target === scroller && this.#letGo(), passive);
    scroller.addEventListener('scroll', () => this.#scrolled(), passive);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#hands?.abort();
    this.#scroller = undefined;
  }

  /** Follows again, from the end on. */
  resume(): void {
    this.isFollowing = true;
    this.#keepUp();
    this.host.requestUpdate();
  }

  #letGo(): void {
    const scroller = this.#scroller!;
    this.#touched = performance.now();
    if (this.isFollowing && scroller.scrollHeight > scroller.clientHeight + NEAR_PIXELS) {
      this.isFollowing = false;
      this.host.requestUpdate();
    }
  }

  #scrolled(): void {
    const scroller = this.#scroller!;
    const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    // Shortly after the first movement one is still near the end, on the way up.
    if (!this.isFollowing && rest < NEAR_PIXELS && performance.now() - this.#touched > 300) {
      this.isFollowing = true;
      this.host.requestUpdate();
    }
  }

  #keepUp(): void {
    const scroller = this.#scroller;
    if (scroller && this.isFollowing) {
      scroller.scrollTop = scroller.scrollHeight;
    }
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
