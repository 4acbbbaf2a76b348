import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {open} from '../api/http.js';
import type {Budget, Period} from '../api/wire.js';
import {problemOf} from '../chat/talk.js';
import {budget} from '../ui/budget.js';
import {askFirst} from '../ui/dialogs.js';
import {icon} from '../ui/icons.js';
import {toasts} from '../ui/mc-toasts.js';
import {dollars, proportion} from '../ui/money.js';
import {PlainElement} from '../ui/plain-element.js';
import {Watching} from '../ui/store.js';
import {exactly} from '../ui/time.js';

const KINDS = {NONE: 'for good', DAY: 'a day', WEEK: 'a week', MONTH: 'a month'};

const PERIODS = [
  {value: 'NONE', label: 'It holds for good'},
  {value: 'DAY', label: 'It begins anew each day'},
  {value: 'WEEK', label: 'It begins anew each week'},
  {value: 'MONTH', label: 'It begins anew each month'},
];

const AMOUNT = /^\d{1,9}(\.\d{1,6})?$/;

/** The budget at large, and for administrators the handles on it. */
@customElement('mc-allowance')
export class AllowanceElement extends PlainElement {
  constructor() {
    super();
    new Watching(this, budget);
  }

  protected override render() {
    const now = budget.now;
    if (!now) {
      return html`<section class="card" aria-label="Budget"><span class="skeleton card-waits"></span></section>`;
    }
    return html`<section class="card allowance" aria-labelledby="allowance">
      <div class="card-head">
        <h2 id="allowance">Budget</h2>
        ${now.mayChange ? this.#handles(now) : nothing}
      </div>
      ${this.#warning(now)}
      <p class="allowance-left">
        <strong>${dollars(now.available ?? now.spent)}</strong>
        ${now.available === undefined ? ' spent; nothing binds' : ` left of ${dollars(now.limit)}`}
        ${now.period && now.period.kind !== 'NONE' ? html`<span class="dim">${KINDS[now.period.kind]}</span>` : nothing}
      </p>
      ${now.limit === undefined ? nothing : this.#bar(now)}
      <dl class="allowance-sums">
        <div><dt><i class="key spent"></i>Spent</dt><dd>${dollars(now.spent)}</dd></div>
        <div><dt><i class="key held"></i>Set aside</dt><dd>${dollars(now.held)}</dd></div>
        ${Number(now.overrun) > 0 ? html`<div><dt>Overrun</dt><dd class="bad">${dollars(now.overrun)}</dd></div>` : nothing}
        ${now.period?.endsAt ? html`<div><dt>Begins anew</dt><dd>${exactly(now.period.endsAt)}</dd></div>` : nothing}
      </dl>
    </section>`;
  }

  #handles(now: Budget): TemplateResult {
    return html`<span class="buttons">
      <button class="quiet small" @click=${() => void this.#changeLimit(now)}>${icon('edit')}Limit</button>
      <button class="quiet small" @click=${() => void this.#changePeriod(now)}>${icon('retry')}Period</button>
      <button class="quiet small" @click=${() => void this.#changePause(now)}>${icon(now.paused ? 'play' : 'pause')}${now.paused ? 'Go on' : 'Pause'}</button>
    </span>`;
  }

  #warning(now: Budget): TemplateResult | typeof nothing {
    if (now.paused) {
      return html`<p class="warning is-bad">${icon('pause')}Paused: nothing new is made until somebody goes on.</p>`;
    }
    if (!now.warning) {
      return nothing;
    }
    const tone = now.warning === '95' ? 'is-bad' : '';
    return html`<p class="warning ${tone}">${icon('warning')}More than ${now.warning} % of the limit is spent or set aside.</p>`;
  }

  #bar(now: Budget): TemplateResult {
    const spent = 100 * proportion(now.spent, now.limit);
    const held = Math.min(100 - spent, 100 * proportion(now.held, now.limit));
    return html`<svg class="budget-bar is-large" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${Math.round(spent)} % spent, ${Math.round(held)} % set aside">
      <rect class="all" width="100" height="6" />
      <rect class="spent" width=${spent} height="6" />
      <rect class="held" x=${spent} width=${held} height="6" />
    </svg>`;
  }

  async #changeLimit(now: Budget): Promise<void> {
    const text = 'It holds at once, for everybody. What is set aside stays set aside.';
    const field = {label: 'Limit in US dollars', value: dollars(now.limit).replace(/[$,]/g, ''), maxLength: 16};
    const limit = await askFirst({title: 'Change the limit', text, yes: 'Change', field});
    if (limit === undefined) {
      return;
    }
    if (!AMOUNT.test(limit)) {
      toasts.say(`“${limit}” is no amount; write it like 25 or 25.50`, {tone: 'bad'});
      return;
    }
    await this.#change({limit}, `The limit is ${dollars(limit)} now`);
  }

  async #changePeriod(now: Budget): Promise<void> {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const choices = {label: 'Period', value: now.period?.kind ?? 'NONE', of: PERIODS};
    const text = `Days begin and end as in ${zone}. What was spent so far counts into the first period.`;
    const kind = (await askFirst({title: 'Change the period', text, yes: 'Change', choices})) as Period['kind'] | undefined;
    if (kind && kind !== now.period?.kind) {
      await this.#change({period: {kind, ...(kind === 'NONE' ? {} : {zone})}}, 'The period is changed');
    }
  }

  async #changePause(now: Budget): Promise<void> {
    const asked = now.paused
      ? {title: 'Go on?', text: 'New turns are made and charged again.', yes: 'Go on'}
      : {title: 'Pause the budget?', text: 'Nothing new is made, for anybody, until it goes on. What runs is finished.', yes: 'Pause', bad: true};
    if (await askFirst(asked)) {
      await this.#change({paused: !now.paused}, now.paused ? 'It goes on' : 'Paused');
    }
  }

  /** As it was read just now: what somebody else has changed meanwhile is not overwritten. */
  async #change(change: Partial<Pick<Budget, 'limit' | 'paused' | 'period'>>, said: string): Promise<void> {
    try {
      const version = (await open('/api/v1/budget', {})).headers.get('ETag') ?? '';
      await open('/api/v1/budget', {method: 'PATCH', body: change, headers: {'If-Match': version}});
      toasts.say(said);
    } catch (failed) {
      const {title, detail} = problemOf(failed);
      toasts.say(`Not changed: ${detail ?? title}`, {tone: 'bad'});
    }
    budget.refresh();
  }
}
