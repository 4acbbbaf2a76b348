import {html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {PlainElement} from '../ui/plain-element.js';
import {icon} from '../ui/icons.js';
import type {Heading, MarkdownElement} from './mc-markdown.js';
import './mc-markdown.js';

/** With fewer headings a paper is seen at a glance. */
const WORTH_AN_OUTLINE = 3;

/** A paper, as it is written and afterwards, with what is in it. */
@customElement('mc-paper')
export class PaperElement extends PlainElement {
  @property({attribute: false}) text = '';
  @property({type: Boolean}) growing = false;
  @state() private headings: Heading[] = [];

  protected override render() {
    return html`<div class="paper">
      ${this.#top()}
      <mc-markdown class="prose ${this.growing ? 'is-growing' : ''}" .text=${this.text} @drawn=${this.#outlineNow}></mc-markdown>
      ${this.growing ? nothing : html`<p class="paper-end">${this.#words()} words</p>`}
    </div>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('growing')) {
      this.#outlineNow();
    }
  }

  #outlineNow(): void {
    const markdown = this.querySelector<MarkdownElement>('mc-markdown');
    if (!this.growing && markdown?.isDrawn) {
      this.headings = markdown.headings.filter((heading) => heading.depth <= 3);
    }
  }

  #words(): string {
    return this.text.split(/\s+/).filter(Boolean).length.toLocaleString('en');
  }

  /** The outline, or its place: a text that somebody reads does not move when it ends. */
  #top() {
    if (this.growing) {
      return html`<p class="outline-waits">${icon('outline')} The outline follows at the end</p>`;
    }
    return this.headings.length >= WORTH_AN_OUTLINE ? this.#outline() : nothing;
  }

  #outline() {
    const top = Math.min(...this.headings.map((heading) => heading.depth));
    return html`<details class="outline">
      <summary>${icon('outline')} Outline <span class="dim">${this.headings.length} parts</span></summary>
      <ol>
        ${this.headings.map(
          (heading) => html`<li class="depth-${heading.depth - top}">
            <button class="link" @click=${() => this.#goTo(heading)}>${heading.text}</button>
          </li>`,
        )}
      </ol>
    </details>`;
  }

  #goTo(heading: Heading): void {
    const target = heading.element.firstElementChild as HTMLElement;
    target.tabIndex = -1;
    target.focus({preventScroll: true});
    target.scrollIntoView({block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
  }
}
