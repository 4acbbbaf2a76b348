import {ask} from '../api/http.js';
import type {Turn} from '../api/wire.js';

/** Texts of papers are long: some at a time, and what is looked at meanwhile is asked for next. */
const AT_ONCE = 10;

/** How long to wait before asking anew when the gateway refuses. */
const WAIT_MILLIS = 5_000;

/** An idle moment comes at the latest after so long. */
const IDLE_MILLIS = 1_000;

/**
 * The texts that a long conversation came without. All of them are fetched, the newest first, so that the page can be
 * searched and printed; those that somebody looks at do not wait for an idle moment.
 */
export class Texts {
  #left: string[];
  #urgent = new Set<string>();
  #isAsking = false;
  #isClosed = false;
  #timer?: number;

  /** @param turns those without their texts, oldest first */
  constructor(
    private readonly conversation: string,
    turns: Turn[],
    private readonly arrived: (asked: ReadonlySet<string>, turns: Turn[]) => void,
  ) {
    this.#left = turns.map((turn) => turn.id);
    this.#whenIdle();
  }

  /** Somebody looks at this turn. */
  look(turn: string): void {
    if (this.#left.includes(turn)) {
      this.#urgent.add(turn);
      void this.#ask();
    }
  }

  close(): void {
    this.#isClosed = true;
    window.clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || this.#isClosed || this.#left.length === 0) {
      return;
    }
    this.#isAsking = true;
    const wanted = new Set([...this.#urgent, ...this.#left.toReversed()].slice(0, AT_ONCE));
    let wait = 0;
    try {
      const query = new URLSearchParams([...wanted].map((turn) => ['turn', turn]));
      const {turns} = await ask<{turns: Turn[]}>(`/api/v1/conversations/${encodeURIComponent(this.conversation)}/turns?${query}`);
      if (this.#isClosed) {
        return;
      }
      this.#left = this.#left.filter((turn) => !wanted.has(turn));
      wanted.forEach((turn) => this.#urgent.delete(turn));
      this.arrived(wanted, turns);
    } catch {
      // The place of each says that it is still missing.
      wait = WAIT_MILLIS;
    } finally {
      this.#isAsking = false;
    }
    if (wait === 0 && this.#urgent.size > 0) {
      void this.#ask();
    } else {
      this.#timer = window.setTimeout(() => this.#whenIdle(), wait);
    }
  }

  #whenIdle(): void {
    const ask = () => void this.#ask();
    // Safari has no idle moments.
    if ('requestIdleCallback' in window) {
      window.requestIdleCallback(ask, {timeout: IDLE_MILLIS});
    } else {
      this.#timer = setTimeout(ask, IDLE_MILLIS) as unknown as number;
    }
  }
}
