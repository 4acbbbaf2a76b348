import {LitElement} from 'lit';

/** An element without a shadow: the design system is one style sheet, and labels reach what they label. */
export abstract class PlainElement extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }
}
