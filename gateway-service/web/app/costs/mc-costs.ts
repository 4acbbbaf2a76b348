import {html} from 'lit';
import {customElement} from 'lit/decorators.js';
import {PlainElement} from '../ui/plain-element.js';

/** What was spent, on what, and what is left. */
@customElement('mc-costs')
export class CostsElement extends PlainElement {
  protected override render() {
    return html`<div class="page"></div>`;
  }
}
