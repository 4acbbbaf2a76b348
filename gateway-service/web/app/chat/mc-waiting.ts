import {html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ask} from '../api/http.js';
import type {Quote} from '../api/wire.js';
import {dollars} from '../ui/money.js';
import {PlainElement} from '../ui/plain-element.js';
import {span} from '../ui/time.js';
import type {LiveTurn} from './live-turn.js';

const TICK_MILLIS = 250;

/** What a turn is doing, since when, and how long that usually takes. */
@customElement('mc-waiting')
export class WaitingElement extends PlainElement {
  @property({attribute: false}) turn!: LiveTurn;
  @state() private now = Date.now();
  @state() private usually?: number;
  #ticking = 0;
  #asked = false;
  readonly #since = Date.now();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = window.setInterval(() => (this.now = Date.now()), TICK_MILLIS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.#ticking);
  }

  protected override render() {
    const {stage, most, cut} = this.turn;
    const elapsed = (this.now - Math.min(this.#since, Date.parse(this.turn.createdAt))) / 1_000;
    const fraction = stage?.fraction;
    return html`<div class="waiting">
      <div class="waiting-line">
        <span class="pulse" aria-hidden="true"></span>
        <span class="waiting-what">${cut ? 'The line is cut; it goes on, and comes back here' : this.#what()}</span>
        <span class="waiting-time">${span(Math.max(0, elapsed))}${this.usually ? html`<span class="dim"> · usually ${span(this.usually)}</span>` : nothing}</span>
      </div>
      ${fraction === undefined
        ? nothing
        : html`<progress max="1" value=${fraction} aria-label="Progress"></progress>`}
      ${most === undefined ? nothing : html`<p class="dim small-text">${dollars(most)} set aside until it is done</p>`}
    </div>`;
  }

  protected override updated(): void {
    if (!this.#asked && this.turn.modality && this.turn.modality !== 'NONE' && !this.turn.sending) {
      this.#asked = true;
      void this.#askHowLong(this.turn.modality);
    }
  }

  #what(): string {
    const {stage, sending, modality, state} = this.turn;
    if (sending) {
      return 'Sending';
    }
    return stage?.message ?? stage?.name ?? (modality ? 'Setting the money aside' : state === 'QUEUED' ? 'Waiting' : 'Finding out what you want');
  }

  async #askHowLong(modality: Exclude<LiveTurn['modality'], undefined | 'NONE'>): Promise<void> {
    try {
      const body = {prompt: this.turn.prompt, modality};
      this.usually = (await ask<Quote>('/api/v1/quotes', {method: 'POST', body})).usually?.p50Seconds;
    } catch {
      // Waiting is possible without knowing for how long.
    }
  }
}
