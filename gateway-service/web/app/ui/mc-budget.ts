import {html, nothing} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {budget} from './budget.js';
import {aboutDollars, dollars, isZero, proportion} from './money.js';
import {PlainElement} from './plain-element.js';
import {Watching} from './store.js';
import {exactly} from './time.js';

/** What is left, always in view; pressed, it says what was spent and what is set aside. */
@customElement('mc-budget')
export class BudgetElement extends PlainElement {
  @state() private open = false;

  readonly #away = (event: Event) => {
    if (!this.contains(event.target as Node)) {
      this.#show(false);
    }
  };

  constructor() {
    super();
    new Watching(this, budget);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#away);
  }

  protected override render() {
    const now = budget.now;
    if (!now) {
      return html`<span class="skeleton budget-waits" role="status"><span class="unseen">Budget is loading</span></span>`;
    }
    const left = now.available === undefined ? `${aboutDollars(now.spent)} spent` : `${aboutDollars(now.available)} left`;
    return html`<button
        class="budget ${this.#tone()}"
        aria-expanded=${this.open}
        aria-controls="budget-details"
        @click=${() => this.#show(!this.open)}
        @keydown=${this.#escape}
      >
        <span class="budget-left">${left}</span>${now.limit === undefined ? nothing : this.#bar()}
        <span class="unseen">Budget details</span>
      </button>
      <div id="budget-details" class="panel budget-details" ?hidden=${!this.open}>${this.open ? this.#details() : nothing}</div>`;
  }

  #tone(): string {
    const now = budget.now!;
    const used = proportion(String(Number(now.spent) + Number(now.held)), now.limit);
    return used >= 0.95 ? 'is-out' : used >= 0.8 ? 'is-low' : '';
  }

  #bar() {
    const now = budget.now!;
    const spent = 100 * proportion(now.spent, now.limit);
    const held = Math.min(100 - spent, 100 * proportion(now.held, now.limit));
    return html`<svg class="budget-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="all" width="100" height="6" />
      <rect class="spent" width=${spent} height="6" />
      <rect class="held" x=${spent} width=${held} height="6" />
    </svg>`;
  }

  #details() {
    const now = budget.now!;
    const line = (name: string, amount: string | undefined, tone: string) =>
      amount === undefined ? nothing : html`<div><dt><i class="key ${tone}"></i>${name}</dt><dd>${dollars(amount)}</dd></div>`;
    return html`<dl class="sums">
        ${line('Available', now.available, 'all')} ${line('Set aside', now.held, 'held')} ${line('Spent', now.spent, 'spent')}
        ${isZero(now.overrun) ? nothing : line('Overrun', now.overrun, 'bad')} ${line('Limit', now.limit, '')}
      </dl>
      ${now.paused ? html`<p class="note bad">Paused by an administrator: nothing new is made.</p>` : nothing}
      ${now.period?.endsAt ? html`<p class="note">Begins anew ${exactly(now.period.endsAt)}.</p>` : nothing}
      ${isZero(now.held) ? nothing : html`<p class="note">What is set aside and not used comes back when a turn ends.</p>`}
      <a class="more" href="/app/costs" @click=${() => this.#show(false)}>All costs</a>`;
  }

  #show(open: boolean): void {
    this.open = open;
    if (open) {
      budget.refresh();
      document.addEventListener('pointerdown', this.#away);
    } else {
      document.removeEventListener('pointerdown', this.#away);
    }
  }

  #escape(key: KeyboardEvent): void {
    if (key.key === 'Escape' && this.open) {
      key.stopPropagation();
      this.#show(false);
    }
  }
}
