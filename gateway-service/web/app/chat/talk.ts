import {Feed} from '../api/feed.js';
import {ask, Refused, UNREACHABLE} from '../api/http.js';
import type {Conversation, Problem, Turn, TurnEvent, TurnRequest} from '../api/wire.js';
import {budget} from '../ui/budget.js';
import {toasts} from '../ui/mc-toasts.js';
import {route} from '../ui/route.js';
import {Store} from '../ui/store.js';
import {unique} from '../ui/unique.js';
import type {Deed} from './conversations.js';
import {after, isOpen, type LiveTurn} from './live-turn.js';
import {send} from './sending.js';
import {Texts} from './texts.js';
import {forkOf, path, type Stop} from './tree.js';

/** What a new turn is to be beside its words. */
export type Manner = Pick<TurnRequest, 'modality' | 'options' | 'parent' | 'retryOf' | 'root' | 'maxCost'>;

/** So many of the newest turns come with their texts; one sees no more of them at first. The document asks for as many. */
const WITH_TEXT = 6;

let nextLocal = 1;

/** The conversation that is open: its turns, which branch is shown, and what is heard of those that run. */
export class Talk extends Store {
  id?: string;
  title = '';
  state: 'loading' | 'ready' | 'missing' | 'broken' = 'ready';
  problem?: Problem;
  /** The last thing that happened, for who cannot see it. */
  said = '';

  #turns: LiveTurn[] = [];
  #chosen = new Map<string, string>();
  #feeds = new Map<string, Feed>();
  #texts?: Texts;
  #requests = new Map<string, {body: TurnRequest; key: string}>();

  constructor() {
    super();
    // A hidden tab gives its connections to those that are looked at, and picks up where it was.
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#hush() : this.#listen()));
  }

  get stops(): Stop[] {
    return path(this.#turns, this.#chosen);
  }

  get isEmpty(): boolean {
    return this.#turns.length === 0;
  }

  /** The newest turn of the shown branch that runs. */
  get running(): LiveTurn | undefined {
    return this.stops.map((stop) => stop.turn).findLast(isOpen);
  }

  async show(id: string | undefined): Promise<void> {
    if (id === this.id && this.state === 'ready') {
      return;
    }
    this.#hush();
    this.#texts?.close();
    this.id = id;
    this.#turns = [];
    this.#chosen.clear();
    this.title = '';
    this.said = '';
    this.state = id ? 'loading' : 'ready';
    this.changed();
    if (id) {
      await this.reload();
    }
  }

  async reload(): Promise<void> {
    const id = this.id!;
    try {
      const found = await ask<Conversation>(`/api/v1/conversations/${encodeURIComponent(id)}?texts=${WITH_TEXT}`);
      if (id !== this.id) {
        return;
      }
      this.title = found.title;
      this.#turns = [...found.turns, ...this.#turns.filter((turn) => turn.unsent)];
      this.state = 'ready';
      this.#readTexts(id);
      this.#listen();
    } catch (failed) {
      if (id !== this.id) {
        return;
      }
      this.problem = problemOf(failed);
      this.state = this.problem.status === 404 || this.problem.status === 400 ? 'missing' : 'broken';
    }
    this.changed();
  }

  /** A turn of this conversation that another tab has asked for is shown and followed here, too. */
  async meet(id: string): Promise<void> {
    const conversation = this.id;
    const isKnown = () => conversation !== this.id || this.#turns.some((turn) => turn.id === id || turn.sending);
    if (this.state !== 'ready' || isKnown()) {
      return;
    }
    const met = await ask<Turn>(`/api/v1/turns/${id}`).catch(() => undefined);
    if (met && !isKnown()) {
      this.#turns = [...this.#turns, met];
      this.#listen();
      this.changed();
    }
  }

  /** Somebody has renamed it, thrown it away or brought it back. */
  changeTo({title, isGone}: Omit<Deed, 'id'>): void {
    this.title = title ?? this.title;
    if (isGone) {
      this.#hush();
      this.state = 'missing';
    } else if (this.state === 'missing') {
      void this.reload();
    }
    this.changed();
  }

  /** Somebody looks at this turn; what is missing of it comes first. */
  look(turn: LiveTurn): void {
    if (turn.textLeftOut) {
      this.#texts?.look(turn.id);
    }
  }

  /** Shows the turn at once, then sends it; what cannot be sent stays there with the reason. */
  async say(prompt: string, manner: Manner = {}): Promise<void> {
    const stops = this.stops;
    const sibling = manner.retryOf ? this.#turns.find((turn) => turn.id === manner.retryOf) : undefined;
    const parent = manner.root ? undefined : (sibling ? sibling.parent : (manner.parent ?? this.#lastSent(stops)));
    const id = `local-${nextLocal++}`;
    const body: TurnRequest = {prompt, ...manner};
    if (this.id) {
      body.conversationId = this.id;
      if (!manner.retryOf && !manner.root && parent) {
        body.parent = parent;
      }
    }
    this.#requests.set(id, {body, key: unique()});
    const createdAt = new Date().toISOString();
    const {modality, options} = manner;
    const turn: LiveTurn = {id, conversationId: this.id ?? '', prompt, parent, state: 'QUEUED', createdAt, modality, options};
    this.#turns = [...this.#turns, turn];
    this.choose(turn);
    await this.#send(id);
  }

  async again(turn: LiveTurn): Promise<void> {
    await this.#send(turn.id);
  }

  drop(turn: LiveTurn): void {
    this.#requests.delete(turn.id);
    this.#turns = this.#turns.filter((other) => other.id !== turn.id);
    this.changed();
  }

  choose(turn: LiveTurn): void {
    this.#chosen.set(forkOf(this.stops, turn), turn.id);
    this.changed();
  }

  async stop(turn: LiveTurn): Promise<void> {
    this.#put(turn.id, (now) => ({...now, stage: {name: 'stopping', message: 'Stopping'}}));
    let stopped: Turn;
    try {
      stopped = await ask<Turn>(`/api/v1/turns/${turn.id}/stop`, {method: 'POST'});
    } catch (failed) {
      this.#put(turn.id, (now) => ({...now, stage: undefined}));
      toasts.say(`Not stopped: ${problemOf(failed).title.toLowerCase()}`, {tone: 'bad'});
      return;
    }
    // The feed says the same; whoever is first is right.
    if (stopped.endedAt) {
      this.#close(turn.id);
      this.#put(turn.id, () => stopped);
      this.#ended(stopped);
    }
  }

  #lastSent(stops: Stop[]): string | undefined {
    return stops.map((stop) => stop.turn).findLast((turn) => !turn.id.startsWith('local-'))?.id;
  }

  async #send(local: string): Promise<void> {
    const {body, key} = this.#requests.get(local)!;
    this.#put(local, (turn) => ({...turn, sending: true, unsent: undefined}));
    try {
      const accepted = await send(body, key);
      this.#requests.delete(local);
      const at = this.#turns.find((turn) => turn.id === local);
      if (!at) {
        return;
      }
      this.#rename(at, after(at, accepted.event, accepted.id, at.createdAt));
      budget.refresh();
    } catch (failed) {
      this.#put(local, (turn) => ({...turn, sending: false, unsent: problemOf(failed)}));
      this.said = `Not sent: ${problemOf(failed).title}`;
    }
  }

  #rename(local: LiveTurn, turn: LiveTurn): void {
    // It may have been met already, where the answer to an earlier attempt was lost.
    const others = this.#turns.filter((other) => other.id !== turn.id);
    this.#turns = others.map((other) => (other === local ? turn : other));
    this.#chosen.forEach((chosen, parent) => chosen === local.id && this.#chosen.set(parent, turn.id));
    if (this.id === undefined) {
      this.id = turn.conversationId;
      this.title = turn.prompt;
      route.rename(`/app/c/${turn.conversationId}`);
    }
    this.said = 'Started';
    this.#listen();
    this.changed();
  }

  #readTexts(id: string): void {
    const without = this.#turns.filter((turn) => turn.textLeftOut);
    this.#texts?.close();
    this.#texts = new Texts(id, without, (asked, turns) => {
      const whole = new Map(turns.map((turn) => [turn.id, turn]));
      // One that is no longer there has no text to wait for.
      this.#turns = this.#turns.map((turn) => (asked.has(turn.id) ? (whole.get(turn.id) ?? {...turn, textLeftOut: false}) : turn));
      this.changed();
    });
  }

  #listen(): void {
    for (const turn of this.#turns) {
      if (isOpen(turn) && !turn.sending && !turn.id.startsWith('local-') && !this.#feeds.has(turn.id) && !document.hidden) {
        const feed = new Feed(turn.id, turn.lastEventId ?? 0, {
          event: (event, id) => this.#hear(turn.id, event, id),
          cut: (cut) => this.#put(turn.id, (now) => (Boolean(now.cut) === cut ? now : {...now, cut})),
        });
        this.#feeds.set(turn.id, feed);
      }
    }
  }

  #hush(): void {
    this.#feeds.forEach((feed) => feed.close());
    this.#feeds.clear();
  }

  #close(id: string): void {
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
  }

  #hear(id: string, event: TurnEvent, eventId: number): void {
    this.#put(id, (turn) => after(turn, event, eventId, new Date().toISOString()));
    const turn = this.#turns.find((other) => other.id === id);
    if (event.type === 'reserved') {
      budget.refresh();
    } else if (turn && !isOpen(turn)) {
      this.#close(id);
      this.#ended(turn);
    }
  }

  #ended(turn: LiveTurn): void {
    budget.refresh();
    const words = {DONE: 'Finished', FAILED: 'Failed', STOPPED: 'Stopped', REFUSED: 'Refused', QUEUED: '', RUNNING: ''};
    const charge = turn.receipt ? `, $${turn.receipt.total} charged` : ', nothing charged';
    this.said = turn.question ? `A question back: ${turn.question.text}` : words[turn.state] + charge;
    this.changed();
  }

  #put(id: string, next: (turn: LiveTurn) => LiveTurn): void {
    this.#turns = this.#turns.map((turn) => (turn.id === id ? next(turn) : turn));
    this.changed();
  }
}

export function problemOf(failed: unknown): Problem {
  return failed instanceof Refused ? failed.problem : {...UNREACHABLE, detail: String(failed)};
}
