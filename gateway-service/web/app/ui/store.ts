import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Something that is shown in several places and says when it has changed, at most once a frame. */
export abstract class Store {
  #watchers = new Set<() => void>();
  #due = false;

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** A hundred changes within one frame are one: nobody sees more, and the page stays quick. */
  protected changed(): void {
    if (this.#due) {
      return;
    }
    this.#due = true;
    const tell = () => {
      this.#due = false;
      this.#watchers.forEach((watcher) => watcher());
    };
    // Frames are not drawn in the background, where turns end all the same.
    if (document.hidden) {
      queueMicrotask(tell);
    } else {
      requestAnimationFrame(tell);
    }
  }
}

/** Has an element drawn anew whenever one of its stores has changed. */
export class Watching implements ReactiveController {
  #stop: Array<() => void> = [];
  readonly #stores: Store[];

  constructor(
    private readonly host: ReactiveControllerHost,
    ...stores: Store[]
  ) {
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#stores.map((store) => store.watch(() => this.host.requestUpdate()));
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop.forEach((stop) => stop());
  }
}
