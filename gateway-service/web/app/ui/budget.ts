import {ask} from '../api/http.js';
import type {Budget} from '../api/wire.js';
import {Store} from './store.js';

/** Several things that ask for the budget at once are answered by one question. */
const GATHER_MILLIS = 150;

class BudgetNow extends Store {
  #due?: number;
  now?: Budget;

  refresh(): void {
    this.#due ??= window.setTimeout(() => void this.#read(), GATHER_MILLIS);
  }

  async #read(): Promise<void> {
    this.#due = undefined;
    try {
      this.now = await ask<Budget>('/api/v1/budget');
      this.changed();
    } catch {
      // The last that is known stays; what the next turn needs is asked for with it.
    }
  }
}

export const budget = new BudgetNow();
