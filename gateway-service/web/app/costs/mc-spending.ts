import {html, nothing, svg, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ask} from '../api/http.js';
import type {Problem} from '../api/wire.js';
import {problemOf} from '../chat/talk.js';
import {budget} from '../ui/budget.js';
import {icon} from '../ui/icons.js';
import {dollars} from '../ui/money.js';
import {PlainElement} from '../ui/plain-element.js';
import {shortDay} from '../ui/time.js';
import {type Kind, lookOf} from './kind.js';
import type {Day, Summary} from './wire.js';

const SPANS = [7, 30, 90] as const;
const ORDER: Kind[] = ['RESEARCH', 'SONG', 'IMAGE', 'OTHER'];
const COLUMNS: Kind[] = ['IMAGE', 'SONG', 'RESEARCH', 'OTHER'];
const HEIGHT = 150;
const SLOT = 20;
const DAY_MILLIS = 86_400_000;

/** What was spent when and on what: a picture of it, and behind that the numbers. */
@customElement('mc-spending')
export class SpendingElement extends PlainElement {
  @state() private days: (typeof SPANS)[number] = 30;
  @state() private summary?: Summary;
  @state() private problem?: Problem;
  #stop?: () => void;
  #spent?: string;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
    // What is spent while one looks is seen.
    this.#stop = budget.watch(() => {
      if (budget.now?.spent !== this.#spent) {
        this.#spent = budget.now?.spent;
        void this.#read();
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override render() {
    return html`<section class="card" aria-labelledby="spending">
      <div class="card-head">
        <h2 id="spending">Spending</h2>
        <fieldset class="segments is-small">
          <legend class="unseen">Days shown</legend>
          ${SPANS.map(
            (days) => html`<label><input type="radio" name="days" .checked=${this.days === days} @change=${() => this.#show(days)} /><span>${days} days</span></label>`,
          )}
        </fieldset>
      </div>
      ${this.problem ? html`<p class="note bad">${icon('warning')}${this.problem.title}</p>` : this.summary ? this.#shown(this.summary) : html`<span class="skeleton card-waits"></span>`}
    </section>`;
  }

  #shown(summary: Summary): TemplateResult {
    if (summary.count === 0) {
      return html`<p class="note">Nothing was spent in these days.</p>`;
    }
    const days = this.#everyDay(summary.byDay);
    return html`<p class="dim small-text">${dollars(summary.total)} for ${summary.count} ${summary.count === 1 ? 'thing' : 'things'}</p>
      ${this.#chart(days)}
      <div class="splits">
        ${this.#split('By kind', Object.entries(summary.byModality), summary.total, lookOf)}
        ${this.#split('By provider', Object.entries(summary.byProvider), summary.total, (name) => ({noun: name, tone: 'tone-none'}))}
      </div>
      <details class="numbers">
        <summary>The numbers</summary>
        <div class="frame" tabindex="0" role="group" aria-label="Spending by day">
          <table>
            <thead><tr><th scope="col">Day</th><th scope="col">Picture</th><th scope="col">Song</th><th scope="col">Paper</th><th scope="col">Recognising</th><th scope="col">All</th></tr></thead>
            <tbody>
              ${summary.byDay.map(
                (day) => html`<tr>
                  <th scope="row">${day.day}</th>
                  ${COLUMNS.map((kind) => html`<td>${dollars(day.byModality[kind] ?? '0')}</td>`)}
                  <td>${dollars(day.total)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  /** Days without a cost are not told of; a picture has them. */
  #everyDay(told: Day[]): Day[] {
    const byDay = new Map(told.map((day) => [day.day, day]));
    return Array.from({length: this.days}, (_, at) => {
      const day = isoDay(Date.now() - (this.days - 1 - at) * DAY_MILLIS);
      return byDay.get(day) ?? {day, total: '0', count: 0, byModality: {}};
    });
  }

  #chart(days: Day[]): TemplateResult {
    const most = Math.max(...days.map((day) => Number(day.total)), 0.01);
    const width = days.length * SLOT;
    return html`<figure class="chart">
      <svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="Spending by day; the numbers are below">
        ${days.map((day, at) => this.#column(day, at * SLOT, most))}
      </svg>
      <figcaption class="chart-ends"><span>${shortDay(days[0]!.day)}</span><span class="dim">most on a day: ${dollars(most.toFixed(6))}</span><span>today</span></figcaption>
    </figure>`;
  }

  #column(day: Day, x: number, most: number) {
    let top = HEIGHT;
    return svg`<g><title>${day.day}: ${dollars(day.total)}</title>
      <rect class="slot" x=${x + 2} y="0" width=${SLOT - 4} height=${HEIGHT}></rect>
      ${ORDER.map((kind) => {
        const height = (Number(day.byModality[kind] ?? 0) / most) * (HEIGHT - 4);
        top -= height;
        return height > 0 ? svg`<rect class="part ${lookOf(kind).tone}" x=${x + 2} y=${top} width=${SLOT - 4} height=${height}></rect>` : nothing;
      })}</g>`;
  }

  #split(title: string, parts: Array<[string, string]>, total: string, named: (name: string) => {noun: string; tone: string}): TemplateResult {
    const sorted = parts.toSorted((a, b) => Number(b[1]) - Number(a[1]));
    return html`<div class="split">
      <h3>${title}</h3>
      <dl>
        ${sorted.map(([name, amount]) => {
          const {noun, tone} = named(name);
          return html`<div class=${tone}>
            <dt>${noun}</dt>
            <dd>${dollars(amount)}</dd>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="slot" width="100" height="4" /><rect class="part" width=${(100 * Number(amount)) / Math.max(Number(total), 1e-6)} height="4" /></svg>
          </div>`;
        })}
      </dl>
    </div>`;
  }

  #show(days: (typeof SPANS)[number]): void {
    this.days = days;
    void this.#read();
  }

  async #read(): Promise<void> {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const query = new URLSearchParams({from: isoDay(Date.now() - (this.days - 1) * DAY_MILLIS), to: isoDay(Date.now()), zone});
    try {
      this.summary = await ask<Summary>(`/api/v1/costs/summary?${query}`);
      this.problem = undefined;
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }
}

/** A day as this browser's clock and place have it. */
function isoDay(millis: number): string {
  const day = new Date(millis);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
