import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ask} from '../api/http.js';
import type {Problem, Turn} from '../api/wire.js';
import {problemOf} from '../chat/talk.js';
import {icon} from '../ui/icons.js';
import {toasts} from '../ui/mc-toasts.js';
import {dollars} from '../ui/money.js';
import {PlainElement} from '../ui/plain-element.js';
import {route} from '../ui/route.js';
import {date, timeOfDay} from '../ui/time.js';
import {lookOf} from './kind.js';
import type {Cost, Costs} from './wire.js';

const PAGE = 25;

/** Every cost, the newest first, narrowed down as one likes. */
@customElement('mc-transactions')
export class TransactionsElement extends PlainElement {
  @state() private costs: Cost[] = [];
  @state() private next?: string;
  @state() private state: 'loading' | 'ready' | 'broken' = 'loading';
  @state() private problem?: Problem;
  readonly #filters = new URLSearchParams({zone: Intl.DateTimeFormat().resolvedOptions().timeZone});
  #asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read(undefined);
  }

  protected override render() {
    return html`<section class="card" aria-labelledby="transactions">
      <div class="card-head">
        <h2 id="transactions">Transactions</h2>
        <a class="button quiet small" href="/api/v1/costs.csv?${this.#filters.toString()}" download>${icon('download')}CSV</a>
      </div>
      <form class="filters" aria-label="Filters" @change=${this.#narrow} @submit=${(submit: Event) => submit.preventDefault()}>
        <label class="field">Kind
          <select name="modality">
            <option value="">All</option>
            <option value="IMAGE">Pictures</option>
            <option value="SONG">Songs</option>
            <option value="RESEARCH">Papers</option>
            <option value="OTHER">Recognising</option>
          </select>
        </label>
        <label class="field">From <input type="date" name="from" /></label>
        <label class="field">To <input type="date" name="to" /></label>
        <label class="tick"><input type="checkbox" name="unknown" value="true" />Only what is not known yet</label>
      </form>
      ${this.#list()}
    </section>`;
  }

  #list(): TemplateResult {
    if (this.state === 'broken') {
      return html`<p class="note bad">${this.problem!.title}. ${this.problem!.detail ?? ''}</p>`;
    }
    if (this.state === 'loading') {
      return html`<span class="skeleton card-waits"></span>`;
    }
    if (this.costs.length === 0) {
      return html`<p class="note">Nothing like that was charged.</p>`;
    }
    return html`<div class="frame" tabindex="0" role="group" aria-label="Transactions">
        <table class="transactions">
          <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Provider</th><th scope="col" class="number">Amount</th></tr></thead>
          <tbody>
            ${this.costs.map((cost) => this.#row(cost))}
          </tbody>
        </table>
      </div>
      ${this.next ? html`<button class="quiet" @click=${() => void this.#read(this.next)}>Older ones</button>` : nothing}`;
  }

  #row(cost: Cost): TemplateResult {
    const kind = lookOf(cost.modality);
    return html`<tr class=${kind.tone}>
      <td class="when"><span>${date(cost.at)}</span> <span>${timeOfDay(cost.at)}</span></td>
      <td><div class="what">
        <span class="transaction-kind">${icon(kind.icon)}<span class="unseen">${kind.noun}</span></span>
        ${cost.turnId
          ? html`<button class="link" @click=${() => void this.#open(cost.turnId!)}>${cost.prompt ?? kind.noun}</button>`
          : (cost.prompt ?? kind.noun)}
        ${cost.unknown ? html`<span class="badge warn">to be learned</span>` : nothing}
      </div></td>
      <td>${cost.provider ?? ''}</td>
      <td class="number">${dollars(cost.amount)}</td>
    </tr>`;
  }

  /** Where it was asked for, with its receipt. */
  async #open(turnId: string): Promise<void> {
    try {
      const turn = await ask<Turn>(`/api/v1/turns/${turnId}`);
      route.go(`/app/c/${turn.conversationId}`);
    } catch (failed) {
      toasts.say(problemOf(failed).title, {tone: 'bad'});
    }
  }

  #narrow(change: Event): void {
    const form = new FormData(change.currentTarget as HTMLFormElement);
    for (const name of ['modality', 'from', 'to', 'unknown']) {
      const value = form.get(name);
      if (typeof value === 'string' && value !== '') {
        this.#filters.set(name, value);
      } else {
        this.#filters.delete(name);
      }
    }
    // The table to download is that of the filters at once, whenever the one that is shown comes.
    this.requestUpdate();
    void this.#read(undefined);
  }

  async #read(after: string | undefined): Promise<void> {
    const asked = ++this.#asked;
    const query = new URLSearchParams(this.#filters);
    query.set('limit', String(PAGE));
    if (after) {
      query.set('after', after);
    }
    try {
      const page = await ask<Costs>(`/api/v1/costs?${query}`);
      if (asked === this.#asked) {
        this.costs = after ? [...this.costs, ...page.costs] : page.costs;
        this.next = page.nextCursor;
        this.state = 'ready';
      }
    } catch (failed) {
      this.problem = problemOf(failed);
      this.state = 'broken';
    }
  }
}
