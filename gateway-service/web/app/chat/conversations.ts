import {ask} from '../api/http.js';
import type {Conversations, ConversationSummary, Problem} from '../api/wire.js';
import {Store} from '../ui/store.js';
import {problemOf} from './talk.js';

const PAGE = 40;
const GATHER_MILLIS = 200;

/** What somebody did with a conversation, in this tab or another one. */
export interface Deed {
  id: string;
  title?: string;
  isGone?: boolean;
}

/** The list beside the chat: newest first, or what was searched for. */
class ConversationList extends Store {
  found: ConversationSummary[] = [];
  state: 'loading' | 'ready' | 'broken' = 'loading';
  problem?: Problem;
  words = '';
  #next?: string;
  #due?: number;
  #asked = 0;
  #hearers = new Set<(deed: Deed) => void>();
  readonly #tabs = new BroadcastChannel('multichat-conversations');

  constructor() {
    super();
    this.#tabs.onmessage = (message: MessageEvent<Deed>) => {
      this.refresh();
      this.#hearers.forEach((hearer) => hearer(message.data));
    };
  }

  /** Tells of every deed in any tab, until the answer is called. */
  listen(hearer: (deed: Deed) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  search(words: string): void {
    this.words = words;
    this.refresh();
  }

  refresh(): void {
    window.clearTimeout(this.#due);
    this.#due = window.setTimeout(() => void this.#read(undefined), GATHER_MILLIS);
  }

  async more(): Promise<void> {
    await this.#read(this.#next);
  }

  async rename(conversation: ConversationSummary, title: string): Promise<void> {
    const body = {title};
    const renamed = await ask<ConversationSummary>(`/api/v1/conversations/${conversation.id}`, {method: 'PATCH', body});
    this.found = this.found.map((other) => (other.id === renamed.id ? renamed : other));
    this.changed();
    this.#tell({id: renamed.id, title: renamed.title});
  }

  async remove(conversation: ConversationSummary): Promise<void> {
    await ask(`/api/v1/conversations/${conversation.id}`, {method: 'DELETE'});
    this.found = this.found.filter((other) => other.id !== conversation.id);
    this.changed();
    this.#tell({id: conversation.id, isGone: true});
  }

  async restore(conversation: ConversationSummary): Promise<void> {
    await ask(`/api/v1/conversations/${conversation.id}/restore`, {method: 'POST'});
    this.refresh();
    this.#tell({id: conversation.id, isGone: false});
  }

  #tell(deed: Deed): void {
    this.#tabs.postMessage(deed);
    this.#hearers.forEach((hearer) => hearer(deed));
  }

  async #read(after: string | undefined): Promise<void> {
    const asked = ++this.#asked;
    const query = new URLSearchParams({limit: String(PAGE)});
    if (this.words.trim()) {
      query.set('q', this.words.trim().slice(0, 100));
    }
    if (after) {
      query.set('after', after);
    }
    try {
      const page = await ask<Conversations>(`/api/v1/conversations?${query}`);
      if (asked !== this.#asked) {
        return;
      }
      this.found = after ? [...this.found, ...page.conversations] : page.conversations;
      this.#next = page.nextCursor;
      this.state = 'ready';
    } catch (failed) {
      this.problem = problemOf(failed);
      this.state = 'broken';
    }
    this.changed();
  }
}

export const conversations = new ConversationList();
