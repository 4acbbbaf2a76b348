import {followActivity} from '../api/activity.js';
import type {ActivityEvent, TurnActivity} from '../api/wire.js';
import {budget} from '../ui/budget.js';
import {toasts} from '../ui/mc-toasts.js';
import {look} from '../ui/modality.js';
import {route} from '../ui/route.js';
import {Store} from '../ui/store.js';
import {conversations} from './conversations.js';

/** What runs, in any conversation and any tab; and a word when something ends where nobody looks. */
class Running extends Store {
  #turns = new Map<string, TurnActivity>();
  #hearers = new Set<(turn: TurnActivity) => void>();
  /** How many turns have ended while the page was in the background. */
  unseen = 0;

  start(): void {
    followActivity((event) => this.#hear(event));
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) {
        this.unseen = 0;
        this.changed();
      }
    });
  }

  has(conversation: string): boolean {
    return [...this.#turns.values()].some((turn) => turn.conversationId === conversation);
  }

  /** Tells of every turn that starts, goes on or ends, until the answer is called. */
  listen(hearer: (turn: TurnActivity) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  #hear(event: ActivityEvent): void {
    const told = event.type === 'snapshot' ? event.turns : [event.turn];
    told.forEach((turn) => this.#hearers.forEach((hearer) => hearer(turn)));
    switch (event.type) {
      case 'snapshot':
        this.#turns = new Map(event.turns.map((turn) => [turn.turnId, turn]));
        break;
      case 'started':
      case 'advanced':
        this.#turns.set(event.turn.turnId, event.turn);
        if (event.type === 'started') {
          conversations.refresh();
        }
        break;
      case 'ended':
        this.#end(event.turn);
        break;
    }
    this.changed();
  }

  #end(turn: TurnActivity): void {
    const ran = this.#turns.delete(turn.turnId);
    budget.refresh();
    conversations.refresh();
    if (!ran) {
      return;
    }
    const place = route.place;
    const isInView = place.page === 'chat' && place.conversation === turn.conversationId;
    if (document.hidden) {
      this.unseen++;
    }
    if (!isInView || document.hidden) {
      const ended = turn.state === 'DONE' ? 'is ready' : turn.state === 'STOPPED' ? 'was stopped' : 'could not be made';
      const action = {label: 'Open', run: () => route.go(`/app/c/${turn.conversationId}`)};
      toasts.say(`${look(turn.modality).noun} ${ended}`, {action});
    }
  }
}

export const running = new Running();
