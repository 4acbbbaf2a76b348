import {customElement, property} from 'lit/decorators.js';
import {copy} from '../ui/clipboard.js';
import {PlainElement} from '../ui/plain-element.js';
import {inSlices, leave, type Sliced} from '../ui/slices.js';
import {type Block, blocks, headingOf, type Links, linksOf, rendered} from './markdown.js';

export interface Heading {
  depth: number;
  text: string;
  element: HTMLElement;
}

/** So much of a long text is parsed at once: a few milliseconds. */
const PIECE_CHARS = 4_000;

/** A piece that was just said is parsed, and the one or two blocks it is in are drawn. */
const STEPS_AT_ONCE = 4;

/**
 * A text that may still grow. Blocks that are complete are parsed and drawn once and never touched again, so that nothing
 * flickers, what is selected stays selected, and a long paper costs no more for each word than a short one. What is long
 * already is parsed and drawn a little each frame; `drawn` says that all is there.
 */
@customElement('mc-markdown')
export class MarkdownElement extends PlainElement implements Sliced {
  @property({attribute: false}) text = '';

  /** How much of the text is in blocks that are complete. */
  #settled = 0;
  /** How much of it was parsed. */
  #parsed = 0;
  #shown = '';
  #links: Links = Object.create(null);
  /** What was parsed behind the settled part, and how much of it is drawn. */
  #rest: Block[] = [];
  #drawn = 0;
  /** The raw texts of those blocks as they were drawn last, and where. */
  #growing: Array<{raw: string; element: HTMLElement}> = [];

  /** Whether all of the text is there. */
  get isDrawn(): boolean {
    return this.text === this.#shown && this.#isUpToDate;
  }

  get headings(): Heading[] {
    return [...this.querySelectorAll<HTMLElement>(':scope > [data-depth]')].map((element) => ({
      depth: Number(element.dataset['depth']),
      text: element.dataset['heading'] ?? '',
      element,
    }));
  }

  get #isUpToDate(): boolean {
    return this.#parsed === this.#shown.length && this.#drawn === this.#rest.length;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#isUpToDate) {
      inSlices(this);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leave(this);
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    if (this.text === this.#shown) {
      return;
    }
    const isGrowing = this.#shown !== '' && this.text.startsWith(this.#shown);
    if (!isGrowing) {
      this.replaceChildren();
      this.#settled = this.#parsed = this.#drawn = 0;
      this.#rest = [];
      this.#growing = [];
      this.#links = linksOf(this.text);
    }
    this.#shown = this.text;
    if (isGrowing) {
      // What has just been said is seen in this frame.
      for (let steps = 0; steps < STEPS_AT_ONCE; steps++) {
        if (!this.step()) {
          return;
        }
      }
    }
    inSlices(this);
  }

  protected override render(): unknown {
    return undefined;
  }

  step(): boolean {
    const isWhole = this.#parsed === this.#shown.length;
    // The last block of a part may go on in the next one.
    const until = isWhole ? this.#rest.length : this.#rest.length - 1;
    if (this.#drawn < until) {
      this.#draw(this.#rest[this.#drawn]!, this.#drawn);
      this.#drawn++;
    } else if (!isWhole) {
      this.#settle();
      this.#parse();
    }
    if (!this.#isUpToDate) {
      return true;
    }
    this.#settle();
    this.dispatchEvent(new CustomEvent('drawn'));
    return false;
  }

  /** The next part; a block that is longer than one is parsed again with twice as much. */
  #parse(): void {
    this.#parsed = Math.min(this.#shown.length, this.#parsed + Math.max(PIECE_CHARS, this.#parsed - this.#settled));
    this.#rest = blocks(this.#shown.slice(this.#settled, this.#parsed), this.#links);
    this.#drawn = 0;
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
    this.#growing.splice(this.#rest.length).forEach(({element}) => element.remove());
    const last = this.#rest.at(-1);
    // Raw texts are exact but for tabs; where one is not, the last is drawn again with all before it.
    if (!last || this.#rest.length < 2 || !this.#shown.startsWith(last.raw, this.#settled + last.at)) {
      return;
    }
    this.#growing.splice(0, this.#rest.length - 1);
    this.#rest = [{...last, at: 0}];
    this.#drawn = this.#growing[0]?.raw === last.raw ? 1 : 0;
    this.#settled += last.at;
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
