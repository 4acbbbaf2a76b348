import {html, nothing} from 'lit';
import {customElement} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from './icons.js';
import {PlainElement} from './plain-element.js';
import {Store, Watching} from './store.js';

interface Toast {
  key: number;
  text: string;
  tone: 'plain' | 'bad';
  action?: {label: string; run: () => void};
}

/** Long enough to read a sentence; with something to press, long enough to decide. */
const SHOWN_MILLIS = 4_000;
const TO_DECIDE_MILLIS = 8_000;
const MOST_SHOWN = 3;

class Toasts extends Store {
  #next = 1;
  shown: Toast[] = [];

  say(text: string, more: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
    const toast: Toast = {key: this.#next++, text, tone: 'plain', ...more};
    this.shown = [...this.shown, toast].slice(-MOST_SHOWN);
    this.changed();
    this.#dropLater(toast, more.action ? TO_DECIDE_MILLIS : SHOWN_MILLIS);
  }

  /** What is said while nobody looks waits until somebody does. */
  #dropLater(toast: Toast, millis: number): void {
    if (document.hidden) {
      document.addEventListener('visibilitychange', () => this.#dropLater(toast, millis), {once: true});
    } else {
      window.setTimeout(() => this.drop(toast), millis);
    }
  }

  drop(toast: Toast): void {
    this.shown = this.shown.filter((other) => other !== toast);
    this.changed();
  }
}

export const toasts = new Toasts();

/** Short words about what has just happened, for eyes and screen readers; they go by themselves. */
@customElement('mc-toasts')
export class ToastsElement extends PlainElement {
  constructor() {
    super();
    new Watching(this, toasts);
  }

  protected override render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(
        toasts.shown,
        (toast) => toast.key,
        (toast) => html`<div class="toast ${toast.tone}">
          <span>${toast.text}</span>
          ${toast.action ? this.#button(toast, toast.action) : nothing}
          <button class="quiet round small" aria-label="Dismiss" @click=${() => toasts.drop(toast)}>${icon('close')}</button>
        </div>`,
      )}
    </div>`;
  }

  #button(toast: Toast, action: NonNullable<Toast['action']>) {
    const run = () => {
      toasts.drop(toast);
      action.run();
    };
    return html`<button class="quiet small strong" @click=${run}>${action.label}</button>`;
  }
}
