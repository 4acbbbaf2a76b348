import {html} from 'lit';
import {customElement} from 'lit/decorators.js';
import {PlainElement} from '../ui/plain-element.js';
import './mc-allowance.js';
import './mc-holds.js';
import './mc-spending.js';
import './mc-transactions.js';

/** What is left, what was spent on what and when, and what is set aside just now. */
@customElement('mc-costs')
export class CostsElement extends PlainElement {
  protected override render() {
    return html`<div class="page" tabindex="0" role="region" aria-label="Costs">
      <div class="page-middle">
        <mc-allowance></mc-allowance>
        <mc-spending></mc-spending>
        <mc-holds></mc-holds>
        <mc-transactions></mc-transactions>
      </div>
    </div>`;
  }
}
