import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from '../ui/icons.js';
import {look} from '../ui/modality.js';
import {PlainElement} from '../ui/plain-element.js';
import {Watching} from '../ui/store.js';
import {running} from './activity.js';
import {conversations} from './conversations.js';
import {EXAMPLES} from './examples.js';
import {FollowingEnd} from './following-end.js';
import type {ComposerElement} from './mc-composer.js';
import {Talk} from './talk.js';
import './mc-composer.js';
import './mc-turn.js';

/** So many turns fill the largest screen: the newest, which are drawn at once. */
const AT_FIRST = 6;

/** Those before follow, so many in each frame. */
const AT_A_TIME = 8;

/** One conversation: what was said, what came of it, and where one goes on. */
@customElement('mc-chat')
export class ChatElement extends PlainElement {
  @property() conversation?: string;

  readonly talk = new Talk();
  readonly #end = new FollowingEnd(this);
  #drawn = AT_FIRST;
  #drawing = 0;
  #deaf: Array<() => void> = [];

  constructor() {
    super();
    new Watching(this, this.talk);
    this.addEventListener('sent', () => this.#end.resume());
    // Who edits a prompt looks at it, wherever the end is.
    this.addEventListener('looked-at', () => (this.#end.isFollowing = false));
    this.addEventListener('stop-wished', () => this.#stop());
    // Menus, editors and the like keep the key to themselves.
    this.addEventListener('keydown', (key) => key.key === 'Escape' && !document.querySelector('dialog[open]') && this.#stop());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Whatever tab it happens in.
    this.#deaf = [
      running.listen((turn) => turn.conversationId === this.talk.id && void this.talk.meet(turn.turnId)),
      conversations.listen((deed) => deed.id === this.talk.id && this.talk.changeTo(deed)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf.forEach((stop) => stop());
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('conversation') && this.conversation !== this.talk.id) {
      void this.talk.show(this.conversation);
      this.#drawn = AT_FIRST;
      this.#end.isFollowing = true;
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.#end.attach(this.querySelector<HTMLElement>('.scroller')!);
    if (changed.has('conversation') && matchMedia('(hover: hover)').matches) {
      this.querySelector<ComposerElement>('mc-composer')?.focusField();
    }
    const title = this.talk.title;
    this.dispatchEvent(new CustomEvent('titled', {detail: title, bubbles: true}));
  }

  protected override render() {
    const {talk} = this;
    const isFresh = talk.state === 'ready' && talk.isEmpty;
    return html`<div class="chat ${isFresh ? 'is-fresh' : ''}">
      <div class="scroller" tabindex="0" role="region" aria-label="Conversation"><div class="thread">${this.#content()}</div></div>
      <div class="chat-foot">
        ${this.#end.isFollowing || talk.isEmpty
          ? nothing
          : html`<button class="jump" @click=${() => this.#end.resume()}>${icon('down')}Latest</button>`}
        ${talk.state === 'missing'
          ? nothing
          : html`<mc-composer .talk=${talk} .conversation=${talk.id} ?running=${talk.running !== undefined}></mc-composer>`}
      </div>
      <div class="unseen" role="status">${talk.said}</div>
    </div>`;
  }

  #stop(): void {
    const turn = this.talk.running;
    if (turn) {
      void this.talk.stop(turn);
      this.querySelector<ComposerElement>('mc-composer')?.focusField();
    }
  }

  #content(): TemplateResult {
    const {talk} = this;
    switch (talk.state) {
      case 'loading':
        return html`<div class="thread-waits" role="status">
          <span class="unseen">The conversation is loading</span>
          <span class="skeleton bubble-waits"></span><span class="skeleton answer-waits"></span>
        </div>`;
      case 'missing':
        return html`<div class="blank">
          <h2>There is no such conversation</h2>
          <p>It was deleted, or its address is not complete. What it cost is still under Costs.</p>
          <a class="button main" href="/app">${icon('plus')}Begin a new one</a>
        </div>`;
      case 'broken':
        return html`<div class="blank">
          <h2>${talk.problem!.title}</h2>
          <p>${talk.problem!.detail}</p>
          <button class="main" @click=${() => void talk.reload()}>${icon('retry')}Try again</button>
        </div>`;
      case 'ready':
        return talk.isEmpty ? this.#welcome() : this.#turns();
    }
  }

  #turns(): TemplateResult {
    const {stops} = this.talk;
    if (stops.length > this.#drawn && !this.#drawing) {
      this.#drawing = requestAnimationFrame(() => {
        this.#drawing = 0;
        this.#drawn += AT_A_TIME;
        this.requestUpdate();
      });
    }
    return html`${repeat(
      stops.slice(-this.#drawn),
      (stop) => stop.siblings[0]!.id,
      (stop) => html`<mc-turn .turn=${stop.turn} .siblings=${stop.siblings} .talk=${this.talk}></mc-turn>`,
    )}`;
  }

  #welcome(): TemplateResult {
    const take = (prompt: string) => this.querySelector<ComposerElement>('mc-composer')!.write(prompt);
    return html`<div class="welcome">
      <h2>What shall we make?</h2>
      <p class="lead">A picture, a song or a paper. You see what it costs before you send it.</p>
      <ul class="examples">
        ${EXAMPLES.map(
          ({modality, prompt}) => html`<li>
            <button class="example ${look(modality).tone}" @click=${() => take(prompt)}>
              <span class="example-kind">${icon(look(modality).icon)}${look(modality).noun}</span>
              <span>${prompt}</span>
            </button>
          </li>`,
        )}
      </ul>
    </div>`;
  }
}
