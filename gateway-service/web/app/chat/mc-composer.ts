import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ask} from '../api/http.js';
import type {Options, Quote, Wish} from '../api/wire.js';
import {icon, type IconName} from '../ui/icons.js';
import {look} from '../ui/modality.js';
import {dollars} from '../ui/money.js';
import {PlainElement} from '../ui/plain-element.js';
import {span} from '../ui/time.js';
import {drafts} from './drafts.js';
import {offers} from './offers.js';
import {problemOf, type Talk} from './talk.js';
import './mc-options.js';

/** A person who types faster than this has not finished the word. */
const QUIET_MILLIS = 350;
const LONGEST = 4_000;
/** From here on one is told how much room is left. */
const TELL_FROM = 3_600;

const WISHES: Array<{value: Wish | ''; label: string; icon: IconName}> = [
  {value: '', label: 'Auto', icon: 'auto'},
  {value: 'IMAGE', label: 'Picture', icon: 'picture'},
  {value: 'SONG', label: 'Song', icon: 'song'},
  {value: 'RESEARCH', label: 'Paper', icon: 'paper'},
];

/** Where one says what one wants, and sees what it would be and cost before it is sent. */
@customElement('mc-composer')
export class ComposerElement extends PlainElement {
  @property({attribute: false}) talk!: Talk;
  /** The conversation that is open: drafts are kept by it, and a follow-up is understood from it. */
  @property({attribute: false}) conversation?: string;
  @property({type: Boolean}) running = false;
  @state() private text = '';
  @state() private wish: Wish | '' = '';
  @state() private quote?: Quote;
  @state() private trouble?: string;
  @state() private isAsking = false;
  @state() private chosen: Options = {};
  @state() private hasOptions = false;
  #due?: number;
  #asking?: AbortController;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#due);
    this.#asking?.abort();
  }

  /** Puts words into the field as if they were typed. */
  write(text: string): void {
    this.text = text;
    this.#typed();
    void this.updateComplete.then(() => this.focusField());
  }

  focusField(): void {
    this.querySelector('textarea')?.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // A new conversation that was accepted has its id now; what was typed meanwhile goes along.
    if (changed.has('conversation') && this.hasUpdated && !changed.get('conversation') && !this.talk.isEmpty) {
      drafts.keep(undefined, '');
      drafts.keep(this.conversation, this.text);
    } else if (changed.has('conversation') || !this.hasUpdated) {
      this.text = drafts.of(this.conversation);
      this.quote = undefined;
      this.#askLater();
    }
  }

  protected override updated(): void {
    const field = this.querySelector('textarea')!;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }

  protected override render() {
    const isBlank = this.text.trim() === '';
    return html`<form class="composer" aria-label="Ask for something" @submit=${this.#submit}>
      <label class="unseen" for="prompt">What do you want?</label>
      <textarea
        id="prompt"
        rows="1"
        maxlength=${LONGEST}
        placeholder="Describe a picture, a song or a paper …"
        aria-describedby="quote"
        .value=${this.text}
        @input=${this.#input}
        @keydown=${this.#keys}
      ></textarea>
      ${this.wish && this.hasOptions ? html`<mc-options id="options" kind=${this.wish} .chosen=${this.chosen} @chosen=${this.#options}></mc-options>` : nothing}
      <div class="composer-bar">
        ${this.#wishes()} ${this.wish ? this.#more() : nothing}
        <div class="composer-price" id="quote" role="status">${isBlank ? nothing : this.#price()}</div>
        ${this.running && isBlank
          ? html`<button type="button" class="send is-stop" aria-label="Stop" data-tip="Stop (Esc)" @click=${this.#stop}>${icon('stop')}</button>`
          : html`<button class="send" aria-label="Send" ?disabled=${isBlank}>${icon('send')}</button>`}
      </div>
      ${this.text.length >= TELL_FROM ? html`<p class="room">${LONGEST - this.text.length} characters left</p>` : nothing}
    </form>`;
  }

  #wishes(): TemplateResult {
    const pick = (wish: Wish | '') => {
      this.wish = wish;
      // What one kind may be asked for the other does not know.
      this.chosen = {};
      this.#askLater();
    };
    return html`<fieldset class="segments">
      <legend class="unseen">What it is to become</legend>
      ${WISHES.map(
        ({value, label, icon: name}) => html`<label class=${value ? look(value).tone : ''} data-tip=${value ? `Make a ${look(value).noun.toLowerCase()}` : 'Recognise it from the words'}>
          <input type="radio" name="wish" .checked=${this.wish === value} @change=${() => pick(value)} />
          ${icon(name)}<span>${label}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  /** How it is made can be left to the service; whoever wants to say it finds it here. */
  #more(): TemplateResult {
    const toggle = () => {
      this.hasOptions = !this.hasOptions;
      void offers.know();
    };
    return html`<button type="button" class="quiet round small" aria-label="Options" data-tip="Options" aria-expanded=${this.hasOptions} aria-controls="options" @click=${toggle}>
      ${icon('options')}
    </button>`;
  }

  #options(event: CustomEvent<Options>): void {
    this.chosen = event.detail;
    this.#askLater();
  }

  /** What is said by hand beside the words. */
  #byHand(): {modality?: Wish; options?: Options} {
    if (!this.wish) {
      return {};
    }
    return {modality: this.wish, ...(Object.keys(this.chosen).length > 0 ? {options: this.chosen} : {})};
  }

  #price(): TemplateResult | typeof nothing {
    const {quote} = this;
    if (this.trouble) {
      return html`<span class="price is-bad">${this.trouble}</span>`;
    }
    if (!quote) {
      return this.isAsking ? html`<span class="skeleton price-waits"></span><span class="unseen">Asking for the price</span>` : nothing;
    }
    if (quote.modality === 'NONE') {
      return html`<span class="price">${icon('question')}Will be asked back, for nothing</span>`;
    }
    const {noun, icon: name, tone} = look(quote.modality);
    const fixed = quote.bound === 'hard' ? '' : 'about ';
    const most = html`<strong>${fixed}${dollars(quote.most)}</strong>`;
    return html`<span class="price ${tone} ${this.isAsking ? 'is-old' : ''} ${quote.fits === false ? 'is-bad' : ''}" title=${[quote.reason, quote.basis].filter(Boolean).join(' · ')}>
      ${this.wish ? nothing : html`${icon(name)}<span>${noun}</span>`} ${most}
      ${quote.fits === false
        ? html`<span>does not fit: ${dollars(quote.left)} left</span>`
        : quote.usually
          ? html`<span class="dim">usually ${span(quote.usually.p50Seconds)}</span>`
          : nothing}
    </span>`;
  }

  #input(input: InputEvent): void {
    this.text = (input.target as HTMLTextAreaElement).value;
    this.#typed();
  }

  #typed(): void {
    drafts.keep(this.conversation, this.text);
    this.#askLater();
  }

  #askLater(): void {
    window.clearTimeout(this.#due);
    this.#asking?.abort();
    this.trouble = undefined;
    if (this.text.trim() === '') {
      this.quote = undefined;
      this.isAsking = false;
      return;
    }
    this.isAsking = true;
    this.#due = window.setTimeout(() => void this.#ask(), QUIET_MILLIS);
  }

  async #ask(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const parent = this.talk.stops.at(-1)?.turn.id;
    const body = {
      prompt: this.text,
      ...(this.conversation ? {conversationId: this.conversation} : {}),
      ...(this.conversation && parent && !parent.startsWith('local-') ? {parent} : {}),
      ...this.#byHand(),
    };
    try {
      this.quote = await ask<Quote>('/api/v1/quotes', {method: 'POST', body, signal: asking.signal});
      this.isAsking = false;
    } catch (failed) {
      if (!asking.signal.aborted) {
        this.quote = undefined;
        this.isAsking = false;
        const {status, title, detail} = problemOf(failed);
        this.trouble = status === 400 && detail ? detail.replace(/\boptions\./g, '') : `No price: ${title.toLowerCase()}`;
      }
    }
  }

  #keys(key: KeyboardEvent): void {
    if (key.key === 'Enter' && !key.shiftKey && !key.isComposing) {
      key.preventDefault();
      this.#submit(key);
    }
  }

  #stop(): void {
    this.dispatchEvent(new CustomEvent('stop-wished', {bubbles: true}));
  }

  /** The price one saw is the most one pays; but only where nothing else can still come of the words. */
  #promise(): {maxCost?: string} {
    const {quote} = this;
    const isCertain = quote && !this.isAsking && quote.modality !== 'NONE' && quote.bound === 'hard' && !quote.classification;
    return isCertain ? {maxCost: quote.most} : {};
  }

  #submit(event: Event): void {
    event.preventDefault();
    const prompt = this.text.trim();
    if (prompt === '') {
      return;
    }
    const manner = {...this.#byHand(), ...this.#promise()};
    drafts.keep(this.conversation, '');
    this.text = '';
    this.quote = undefined;
    this.isAsking = false;
    window.clearTimeout(this.#due);
    this.#asking?.abort();
    this.dispatchEvent(new CustomEvent('sent', {bubbles: true}));
    void this.talk.say(prompt, manner);
    this.focusField();
  }
}
