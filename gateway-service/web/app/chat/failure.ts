import {html, nothing, type TemplateResult} from 'lit';
import type {Problem} from '../api/wire.js';
import {icon} from '../ui/icons.js';
import {dollars} from '../ui/money.js';
import {exactly} from '../ui/time.js';
import type {LiveTurn} from './live-turn.js';

/** What happened, whether it was charged, and what can be done. */
export function failure(turn: LiveTurn): TemplateResult {
  const problem: Problem = turn.problem ?? {type: 'about:blank', title: 'It could not be made', status: 0};
  return html`<div class="failure">
    <p class="failure-title">${icon('warning')} ${problem.title}</p>
    ${problem.detail && problem.detail !== problem.title ? html`<p>${forPeople(problem.detail)}</p>` : nothing}
    <dl class="failure-facts">
      <div><dt>Charged</dt><dd>${charged(turn)}</dd></div>
      <div><dt>What to do</dt><dd>${advice(problem)}</dd></div>
    </dl>
  </div>`;
}

/** Amounts and instants as a program says them, for who reads. */
function forPeople(detail: string): string {
  return detail
    .replace(/\b\d+\.\d{6}\b/g, (amount) => dollars(amount))
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => exactly(instant));
}

function charged(turn: LiveTurn): string {
  if (turn.state === 'REFUSED' || turn.charged === 'no') {
    return turn.receipt && Number(turn.receipt.total) > 0 ? `${dollars(turn.receipt.total)}, for finding out what you want` : 'Nothing';
  }
  if (turn.charged === 'unknown') {
    return `Not known yet. ${dollars(turn.receipt?.held)} stays set aside until the provider has told; the receipt is then put right.`;
  }
  return turn.receipt ? dollars(turn.receipt.total) : 'Nothing';
}

/** In the words of docs/problems.md. */
export function advice(problem: Problem): string {
  const name = problem.type.replace('/problems/', '');
  const again = 'Try again; nothing else is needed.';
  switch (name) {
    case 'budget-exhausted':
      return exhausted(problem);
    case 'budget-held':
      return 'Other turns have set the money aside. When they end, try again.';
    case 'budget-paused':
      return 'An administrator has paused the budget. Wait, or ask for it to be opened again.';
    case 'over-max-cost':
      return 'Its price has changed since you saw it. Try again and look at the price first.';
    case 'too-many-turns':
    case 'generator-busy':
    case 'too-many-at-once':
      return 'Wait until one of the turns under way has ended, then try again.';
    case 'invalid-request':
      return 'Change the prompt as it says, and send it again.';
    case 'provider-moderated':
    case 'provider-refused-request':
      return 'Ask for something else, or in other words.';
    case 'provider-no-answer':
    case 'generation-lost':
      return 'Wait for the receipt to be put right, or try again knowing that it may be paid for twice.';
    case 'provider-no-credit':
    case 'provider-key-refused':
    case 'price-unknown':
      return 'Only who runs this installation can mend it. Anything else can still be made.';
    case 'unreachable':
      return 'Check the network, then send it again. It is never made twice.';
    default:
      return again;
  }
}

function exhausted(problem: Problem): string {
  const micros = problem['wouldFitMicros'];
  const ends = problem['periodEndsAt'];
  const words = ['Ask for something cheaper, or for a higher limit.'];
  if (typeof micros === 'number') {
    words.unshift(micros > 0 ? `${dollars((micros / 1e6).toFixed(6))} would still fit.` : 'Nothing more fits.');
  }
  if (typeof ends === 'string') {
    words.push(`The budget begins anew ${exactly(ends)}.`);
  }
  return words.join(' ');
}
