import {html, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import type {OfferedOption, Options, Wish} from '../api/wire.js';
import {PlainElement} from '../ui/plain-element.js';
import {Watching} from '../ui/store.js';
import {offers} from './offers.js';

const NAMES: Record<string, string> = {durationSeconds: 'Length in seconds', aspect_ratio: 'Shape', variation: 'Variation'};

/** What may be said of a kind beside the words, as its service offers it. Says `chosen` with all that was chosen. */
@customElement('mc-options')
export class OptionsElement extends PlainElement {
  @property() kind: Wish = 'IMAGE';
  @property({attribute: false}) chosen: Options = {};

  constructor() {
    super();
    new Watching(this, offers);
  }

  protected override render(): TemplateResult {
    return html`<fieldset class="options" @input=${this.#choose}>
      <legend class="unseen">How it is to be made</legend>
      ${keyed(
        // Fields keep what was typed into them; another kind has fields of its own.
        this.kind,
        html`${offers.of(this.kind).map((option) => html`<label class="field">${nameOf(option)} ${this.#field(option)}</label>`)}`,
      )}
    </fieldset>`;
  }

  #field({name, allowed, standard}: OfferedOption): TemplateResult {
    const value = this.chosen[name];
    const range = /^(-?\d+) to (-?\d+)/.exec(allowed);
    if (range) {
      return html`<input type="number" inputmode="numeric" name=${name} min=${range[1]!} max=${range[2]!} placeholder=${standard} title="${allowed}; else ${standard}" value=${String(value ?? '')} />`;
    }
    const words = allowed.split(', ');
    if (words.length > 1 && words.every((word) => /^[\w:.-]+$/.test(word))) {
      return html`<select name=${name}>
        <option value="">${words.includes(standard) ? standard : 'usual'}</option>
        ${words.filter((word) => word !== standard).map((word) => html`<option value=${word} ?selected=${String(value) === word}>${word}</option>`)}
      </select>`;
    }
    const isNumber = allowed.includes('whole number');
    return html`<input type=${isNumber ? 'number' : 'text'} name=${name} maxlength="200" placeholder=${standard} title="${allowed}; else ${standard}" value=${String(value ?? '')} />`;
  }

  #choose(input: Event): void {
    const field = input.target as HTMLInputElement | HTMLSelectElement;
    const {[field.name]: _, ...chosen} = this.chosen;
    const value = valueOf(field);
    if (value !== undefined) {
      chosen[field.name] = value;
    }
    this.dispatchEvent(new CustomEvent<Options>('chosen', {detail: chosen}));
  }
}

/** Nothing where it is left to the service. */
function valueOf(field: HTMLInputElement | HTMLSelectElement): Options[string] | undefined {
  const text = field.value.trim();
  if (text === '') {
    return undefined;
  }
  if (field.type === 'number') {
    return Math.trunc(Number(text));
  }
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function nameOf({name}: OfferedOption): string {
  const words = name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return NAMES[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
