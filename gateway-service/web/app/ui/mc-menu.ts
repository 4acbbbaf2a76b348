import {html} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {icon, type IconName} from './icons.js';
import {PlainElement} from './plain-element.js';

export interface MenuItem {
  label: string;
  icon: IconName;
  bad?: boolean;
  run: () => void;
}

/** A button that opens a few things to do. Arrow keys walk through them, Escape closes and leads back. */
@customElement('mc-menu')
export class MenuElement extends PlainElement {
  @property() label = 'More';
  @property({attribute: false}) items: MenuItem[] = [];
  @state() private open = false;

  readonly #away = (event: Event) => {
    if (!this.contains(event.target as Node)) {
      this.#close(false);
    }
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#away);
  }

  protected override render() {
    return html`<button
        class="quiet round small"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${this.label}
        @click=${this.#toggle}
      >
        ${icon('more')}
      </button>
      ${this.open ? this.#list() : ''}`;
  }

  #list() {
    return html`<div class="menu" role="menu" aria-label=${this.label} @keydown=${this.#walk}>
      ${this.items.map(
        (item) => html`<button role="menuitem" class=${item.bad ? 'bad' : ''} tabindex="-1" @click=${() => this.#run(item)}>
          ${icon(item.icon)}${item.label}
        </button>`,
      )}
    </div>`;
  }

  #toggle(): void {
    if (this.open) {
      this.#close(true);
      return;
    }
    this.open = true;
    document.addEventListener('pointerdown', this.#away);
    void this.updateComplete.then(() => this.#entries()[0]?.focus());
  }

  #close(back: boolean): void {
    this.open = false;
    document.removeEventListener('pointerdown', this.#away);
    if (back) {
      this.querySelector('button')?.focus();
    }
  }

  #run(item: MenuItem): void {
    this.#close(true);
    item.run();
  }

  #entries(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #walk(key: KeyboardEvent): void {
    const entries = this.#entries();
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1};
    const next = steps[key.key];
    if (key.key === 'Escape') {
      key.stopPropagation();
      this.#close(true);
    } else if (key.key === 'Tab') {
      this.#close(false);
    } else if (next !== undefined) {
      key.preventDefault();
      entries[(next + entries.length) % entries.length]?.focus();
    }
  }
}
