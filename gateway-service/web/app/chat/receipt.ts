import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../ui/icons.js';
import {dollars, isZero} from '../ui/money.js';
import {exactly, span} from '../ui/time.js';
import type {LiveTurn} from './live-turn.js';

/** What a turn came to: the sum in a line, its items behind it. */
export function receipt(turn: LiveTurn): TemplateResult {
  const {receipt, saved} = turn;
  if (!receipt) {
    return html`<span class="receipt-none">Nothing charged</span>`;
  }
  const took = turn.endedAt ? (Date.parse(turn.endedAt) - Date.parse(turn.createdAt)) / 1_000 : undefined;
  return html`<details class="receipt">
    <summary>${icon('receipt')}<span class="unseen">Receipt:</span> ${dollars(receipt.total)}${receipt.unknown ? ' or less' : ''}</summary>
    <div class="receipt-paper">
      <dl>
        ${receipt.items.map(
          (item) => html`<div>
            <dt>${item.what}${item.provider ? html` <span class="dim">${item.provider}${item.model ? ` · ${item.model}` : ''}</span>` : nothing}</dt>
            <dd>${dollars(item.amount)}${item.unknown ? html` <span class="badge warn">to be learned</span>` : nothing}</dd>
          </div>`,
        )}
        <div class="total"><dt>Charged</dt><dd>${dollars(receipt.total)}</dd></div>
        <div class="dim"><dt>Was set aside</dt><dd>${dollars(receipt.held)}</dd></div>
        ${isZero(saved) ? nothing : html`<div class="saved"><dt>Saved by stopping</dt><dd>${dollars(saved)}</dd></div>`}
      </dl>
      <p class="dim">
        ${turn.endedAt ? exactly(turn.endedAt) : nothing}${took === undefined ? nothing : ` · took ${span(took)}`}
        ${options(turn)}
      </p>
    </div>
  </details>`;
}

function options(turn: LiveTurn): string {
  const given = Object.entries(turn.options ?? {});
  return given.length === 0 ? '' : ` · ${given.map(([name, value]) => `${name} ${String(value)}`).join(', ')}`;
}
