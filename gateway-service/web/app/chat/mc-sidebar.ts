import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {ConversationSummary} from '../api/wire.js';
import {askFirst} from '../ui/dialogs.js';
import {icon} from '../ui/icons.js';
import {toasts} from '../ui/mc-toasts.js';
import {PlainElement} from '../ui/plain-element.js';
import {route} from '../ui/route.js';
import {Watching} from '../ui/store.js';
import {age} from '../ui/time.js';
import {running} from './activity.js';
import {conversations} from './conversations.js';
import {problemOf} from './talk.js';
import '../ui/mc-menu.js';

/** All conversations: found by words, renamed, deleted, and which of them work just now. */
@customElement('mc-sidebar')
export class SidebarElement extends PlainElement {
  @property() current?: string;

  constructor() {
    super();
    new Watching(this, conversations, running);
  }

  protected override render() {
    return html`<div class="search">
        ${icon('search')}
        <input
          type="search"
          aria-label="Search conversations"
          placeholder="Search"
          maxlength="100"
          .value=${conversations.words}
          @input=${(input: InputEvent) => conversations.search((input.target as HTMLInputElement).value)}
        />
      </div>
      <nav class="conversations" aria-label="Conversations">${this.#list()}</nav>`;
  }

  #list(): TemplateResult | TemplateResult[] {
    const {state, found, words} = conversations;
    if (state === 'loading') {
      return html`<div role="status" class="list-waits">
        <span class="unseen">Conversations are loading</span>
        ${[70, 90, 55, 80].map((width) => html`<span class="skeleton w${width}"></span>`)}
      </div>`;
    }
    if (state === 'broken' && found.length === 0) {
      return html`<div class="list-note">
        <p>${conversations.problem!.title}.</p>
        <button class="quiet small" @click=${() => conversations.refresh()}>${icon('retry')}Try again</button>
      </div>`;
    }
    if (found.length === 0) {
      return html`<p class="list-note">${words ? `Nothing with “${words}” in it.` : 'What you ask for is kept here.'}</p>`;
    }
    return html`${words ? this.#entries(found) : this.#byAge(found)}
    ${conversations.hasMore ? html`<button class="quiet small wide" @click=${() => void conversations.more()}>Older ones</button>` : nothing}`;
  }

  #byAge(found: ConversationSummary[]): TemplateResult[] {
    const groups = new Map<string, ConversationSummary[]>();
    found.forEach((conversation) => {
      const name = age(conversation.updatedAt);
      groups.set(name, [...(groups.get(name) ?? []), conversation]);
    });
    return [...groups].map(([name, members]) => html`<h2 class="list-age">${name}</h2>${this.#entries(members)}`);
  }

  #entries(members: ConversationSummary[]): TemplateResult {
    return html`<ul>
      ${repeat(
        members,
        (conversation) => conversation.id,
        (conversation) => this.#entry(conversation),
      )}
    </ul>`;
  }

  #entry(conversation: ConversationSummary): TemplateResult {
    const items = [
      {label: 'Rename', icon: 'edit' as const, run: () => void this.#rename(conversation)},
      {label: 'Delete', icon: 'trash' as const, bad: true, run: () => void this.#remove(conversation)},
    ];
    return html`<li class="entry ${conversation.id === this.current ? 'is-current' : ''}">
      <a href="/app/c/${conversation.id}" aria-current=${conversation.id === this.current ? 'page' : nothing} title=${conversation.title}>
        ${running.has(conversation.id) ? html`<span class="pulse" role="img" aria-label="Works just now"></span>` : nothing}
        <span class="entry-title">${conversation.title}</span>
      </a>
      <mc-menu label="More for ${conversation.title}" .items=${items}></mc-menu>
    </li>`;
  }

  async #rename(conversation: ConversationSummary): Promise<void> {
    const field = {label: 'Title', value: conversation.title, maxLength: 200};
    const title = await askFirst({title: 'Rename conversation', yes: 'Rename', field});
    if (title && title !== conversation.title) {
      await this.#attempt(() => conversations.rename(conversation, title), 'Not renamed');
    }
  }

  /** Nothing is asked: it can be undone. */
  async #remove(conversation: ConversationSummary): Promise<void> {
    await this.#attempt(async () => {
      await conversations.remove(conversation);
      if (conversation.id === this.current) {
        route.go('/app');
      }
      const undo = () => void this.#attempt(() => conversations.restore(conversation), 'Not restored');
      toasts.say('Conversation deleted', {action: {label: 'Undo', run: undo}});
    }, 'Not deleted');
  }

  async #attempt(doing: () => Promise<void>, otherwise: string): Promise<void> {
    try {
      await doing();
    } catch (failed) {
      toasts.say(`${otherwise}: ${problemOf(failed).title.toLowerCase()}`, {tone: 'bad'});
    }
  }
}
