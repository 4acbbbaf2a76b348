import {html, nothing} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ask} from '../api/http.js';
import {budget} from '../ui/budget.js';
import {dollars} from '../ui/money.js';
import {PlainElement} from '../ui/plain-element.js';
import {ago, exactly} from '../ui/time.js';
import {lookOf} from './kind.js';
import type {Hold} from './wire.js';

/** What is set aside just now, for what and since when. */
@customElement('mc-holds')
export class HoldsElement extends PlainElement {
  @state() private holds: Hold[] = [];
  #stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
    this.#stop = budget.watch(() => void this.#read());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override render() {
    if (this.holds.length === 0) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="holds">
      <div class="card-head"><h2 id="holds">Set aside</h2></div>
      <p class="dim small-text">For what is being made. What is not used comes back.</p>
      <ul class="holds">
        ${this.holds.map(
          (hold) => html`<li class=${lookOf(hold.modality).tone}>
            <span class="holds-kind">${lookOf(hold.modality).noun}</span>
            <span class="dim" title=${exactly(hold.since)}>${ago(hold.since)}</span>
            ${hold.unknown ? html`<span class="badge warn">outcome not known</span>` : nothing}
            <strong>${dollars(hold.amount)}</strong>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  async #read(): Promise<void> {
    try {
      this.holds = (await ask<{holds: Hold[]}>('/api/v1/holds')).holds;
    } catch {
      // The sum of them is in the budget above.
    }
  }
}
