import {customElement, property} from 'lit/decorators.js';
import {copy} from '../ui/clipboard.js';
import {PlainElement} from '../ui/plain-element.js';
import {type Block, blocks, headingOf, rendered} from './markdown.js';

export interface Heading {
  depth: number;
  text: string;
  element: HTMLElement;
}

/** So long a long text is drawn before the page gets to do something else. */
const SLICE_MILLIS = 10;

/**
 * A text that may still grow. Blocks that are complete are drawn once and never touched again, so that nothing flickers,
 * what is selected stays selected, and a long paper costs no more for each word than a short one. What is long already is
 * drawn a little each frame; `drawn` says that all is there.
 */
@customElement('mc-markdown')
export class MarkdownElement extends PlainElement {
  @property({attribute: false}) text = '';

  /** How much of the text is in blocks that are complete. */
  #settled = 0;
  #shown = '';
  /** The raw texts of the blocks at the end that may still change, and where each is drawn. */
  #growing: Array<{raw: string; element: HTMLElement}> = [];
  /** What is behind the settled part, and how much of it is drawn. */
  #rest: Block[] = [];
  #drawn = 0;
  #frame = 0;

  /** Whether all of the text is there. */
  get isDrawn(): boolean {
    return this.#drawn === this.#rest.length;
  }

  get headings(): Heading[] {
    return [...this.querySelectorAll<HTMLElement>(':scope > [data-depth]')].map((element) => ({
      depth: Number(element.dataset['depth']),
      text: element.dataset['heading'] ?? '',
      element,
    }));
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    if (!this.text.startsWith(this.#shown)) {
      this.replaceChildren();
      this.#settled = 0;
      this.#growing = [];
    }
    if (this.text !== this.#shown) {
      this.#shown = this.text;
      this.#rest = blocks(this.text.slice(this.#settled));
      this.#drawn = 0;
    }
    this.#drawSome();
  }

  protected override render(): unknown {
    return undefined;
  }

  #drawSome(): void {
    const until = performance.now() + SLICE_MILLIS;
    while (this.#drawn < this.#rest.length && performance.now() < until) {
      this.#draw(this.#rest[this.#drawn]!, this.#drawn);
      this.#drawn++;
    }
    if (this.#drawn < this.#rest.length) {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#drawSome());
      return;
    }
    this.#growing.splice(this.#rest.length).forEach(({element}) => element.remove());
    this.#settle();
    this.dispatchEvent(new CustomEvent('drawn'));
  }

  #draw(block: Block, at: number): void {
    const old = this.#growing[at];
    if (old?.raw === block.raw) {
      return;
    }
    const element = old?.element ?? document.createElement('div');
    element.className = 'block';
    element.replaceChildren(rendered(block));
    const heading = headingOf(block);
    if (heading) {
      element.dataset['depth'] = String(heading.depth);
      element.dataset['heading'] = heading.text;
    }
    this.#adorn(element);
    if (!old) {
      this.append(element);
    }
    this.#growing[at] = {raw: block.raw, element};
  }

  /** What has a block behind it is complete. */
  #settle(): void {
    const complete = this.#growing.splice(0, Math.max(0, this.#growing.length - 1));
    const last = this.#growing[0];
    if (complete.length > 0 && last) {
      const begins = this.text.lastIndexOf(last.raw);
      // Raw texts are exact but for tabs; where it cannot be found, the last is drawn again with all before it.
      if (begins >= this.#settled) {
        this.#settled = begins;
        this.#rest = this.#rest.slice(-1);
        this.#drawn = 1;
      } else {
        this.#growing = [...complete, last];
      }
    }
  }

  /** Wide things scroll by themselves and can be reached with the keyboard; code can be copied. */
  #adorn(element: HTMLElement): void {
    for (const wide of element.querySelectorAll<HTMLElement>('pre, table')) {
      const frame = document.createElement('div');
      frame.className = wide.tagName === 'PRE' ? 'frame code' : 'frame';
      frame.tabIndex = 0;
      frame.setAttribute('role', 'group');
      frame.setAttribute('aria-label', wide.tagName === 'PRE' ? 'Code' : 'Table');
      wide.replaceWith(frame);
      frame.append(wide);
      if (wide.tagName === 'PRE') {
        const button = document.createElement('button');
        button.className = 'quiet small copy-code';
        button.textContent = 'Copy';
        button.addEventListener('click', () => void copy(wide.textContent ?? '', 'Code'));
        frame.append(button);
      }
    }
  }
}
