import type {TurnEvent} from './wire.js';

/** What listens to a turn. */
export interface Listener {
  event(event: TurnEvent, id: number): void;
  /** Whether the line is cut just now; it mends itself. */
  cut(cut: boolean): void;
}

/** First wait before listening anew after a refusal; doubles up to the last. */
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 10_000;

/**
 * The events of one turn, each once and in order, from a given one to the last. A cut connection is mended by the browser
 * (which tells the gateway the last id it saw), a refusing gateway by asking again here; the last event closes the feed.
 */
export class Feed {
  #source?: EventSource;
  #timer?: number;
  #wait = FIRST_WAIT_MILLIS;
  #closed = false;

  constructor(
    private readonly turn: string,
    private seen: number,
    private readonly listener: Listener,
  ) {
    this.#open();
  }

  close(): void {
    this.#closed = true;
    this.#source?.close();
    window.clearTimeout(this.#timer);
  }

  #open(): void {
    const source = new EventSource(`/api/v1/turns/${this.turn}/events?after=${this.seen}`);
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_WAIT_MILLIS;
      this.listener.cut(false);
    };
    source.onmessage = (message: MessageEvent<string>) => this.#hear(message);
    source.onerror = () => {
      if (this.#closed) {
        return;
      }
      this.listener.cut(true);
      // The browser comes back by itself where the connection broke, but not where it was refused.
      if (source.readyState === EventSource.CLOSED) {
        this.#again();
      }
    };
  }

  #again(): void {
    this.#timer = window.setTimeout(() => this.#open(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MILLIS);
  }

  #hear(message: MessageEvent<string>): void {
    const id = Number(message.lastEventId);
    if (this.#closed || id <= this.seen) {
      return;
    }
    this.seen = id;
    const event = JSON.parse(message.data) as TurnEvent;
    if (isLast(event)) {
      this.close();
    }
    this.listener.event(event, id);
  }
}

function isLast(event: TurnEvent): boolean {
  return event.type === 'done' || event.type === 'failed' || event.type === 'stopped' || event.type === 'refused';
}
