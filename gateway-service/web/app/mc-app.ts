import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {running} from './chat/activity.js';
import {conversations} from './chat/conversations.js';
import {budget} from './ui/budget.js';
import {icon, type IconName} from './ui/icons.js';
import {PlainElement} from './ui/plain-element.js';
import {followLinks, route} from './ui/route.js';
import {Watching} from './ui/store.js';
import {choose, theme, type Theme} from './ui/theme.js';
import './chat/mc-chat.js';
import './chat/mc-sidebar.js';
import './ui/mc-budget.js';
import './ui/mc-toasts.js';

const NAME = 'Multi-Service Chat';

const THEMES: Array<{value: Theme; label: string; icon: IconName}> = [
  {value: 'system', label: 'As the system', icon: 'halves'},
  {value: 'light', label: 'Light', icon: 'sun'},
  {value: 'dark', label: 'Dark', icon: 'moon'},
];

/** The whole page: what is beside, above, and in the middle. */
@customElement('mc-app')
export class AppElement extends PlainElement {
  @state() private isSideOpen = false;
  @state() private theme: Theme = theme();
  @state() private talkTitle = '';
  @state() private isOffline = !navigator.onLine;

  constructor() {
    super();
    new Watching(this, route, running);
    followLinks(this);
    this.addEventListener('titled', (event) => (this.talkTitle = (event as CustomEvent<string>).detail));
    this.addEventListener('click', (click) => {
      if ((click.target as Element).closest('a[href^="/app"]')) {
        this.isSideOpen = false;
      }
    });
    window.addEventListener('offline', () => (this.isOffline = true));
    window.addEventListener('online', () => {
      this.isOffline = false;
      this.#refresh();
    });
    document.addEventListener('keydown', (key) => this.#shortcut(key));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#refresh();
    running.start();
  }

  protected override updated(): void {
    const mark = running.unseen > 0 ? `(${running.unseen}) ` : '';
    document.title = mark + (this.talkTitle && route.place.page === 'chat' ? `${this.talkTitle} · ${NAME}` : NAME);
  }

  protected override render() {
    const {place} = route;
    const conversation = place.page === 'chat' ? place.conversation : undefined;
    return html`<a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      <div class="app ${this.isSideOpen ? 'is-side-open' : ''}">
        <div class="shade" @click=${() => (this.isSideOpen = false)}></div>
        <aside class="side" id="side" aria-label="Conversations and pages">
          <div class="side-head">
            <a class="brand" href="/app" aria-label="${NAME}: begin a new conversation">${mark()}<span>Multi-Service<br />Chat</span></a>
            <button class="quiet round only-narrow" aria-label="Close the side" @click=${() => this.#side(false)}>${icon('close')}</button>
          </div>
          <a class="button new" href="/app">${icon('plus')}New</a>
          <mc-sidebar .current=${conversation}></mc-sidebar>
          <div class="side-foot">
            <nav aria-label="Pages" class="pages">
              <a href=${conversation ? `/app/c/${conversation}` : '/app'} aria-current=${place.page === 'chat' ? 'page' : nothing}>${icon('chat')}Chat</a>
              <a href="/app/costs" aria-current=${place.page === 'costs' ? 'page' : nothing}>${icon('costs')}Costs</a>
            </nav>
            ${this.#themes()}
          </div>
        </aside>
        <div class="middle">
          <header class="top">
            <button
              class="quiet round only-narrow"
              aria-label="Conversations and pages"
              aria-controls="side"
              aria-expanded=${this.isSideOpen}
              @click=${() => this.#side(true)}
            >
              ${icon('menu')}
            </button>
            <h1>${this.#heading()}</h1>
            <mc-budget></mc-budget>
          </header>
          ${this.isOffline
            ? html`<p class="offline" role="status">${icon('warning')}There is no network. What runs goes on; what you write is kept.</p>`
            : nothing}
          <main id="main" tabindex="-1">${this.#page()}</main>
        </div>
      </div>
      <mc-toasts></mc-toasts>`;
  }

  #page(): TemplateResult {
    const {place} = route;
    switch (place.page) {
      case 'chat':
        return html`<mc-chat .conversation=${place.conversation}></mc-chat>`;
      case 'costs':
        void import('./costs/mc-costs.js');
        return html`<mc-costs></mc-costs>`;
      case 'nowhere':
        return html`<div class="blank">
          <h2>There is nothing here</h2>
          <p>The address leads nowhere. Nothing was made, and nothing charged.</p>
          <a class="button main" href="/app">Back to the chat</a>
        </div>`;
    }
  }

  #heading(): string {
    const {place} = route;
    switch (place.page) {
      case 'chat':
        return this.talkTitle || (place.conversation ? 'Conversation' : 'New conversation');
      case 'costs':
        return 'Costs';
      case 'nowhere':
        return 'Not found';
    }
  }

  #themes(): TemplateResult {
    return html`<fieldset class="segments is-small">
      <legend class="unseen">Colours</legend>
      ${THEMES.map(
        ({value, label, icon: name}) => html`<label data-tip=${label}>
          <input type="radio" name="theme" .checked=${this.theme === value} @change=${() => this.#choose(value)} />
          ${icon(name)}<span class="unseen">${label}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  #choose(value: Theme): void {
    choose(value);
    this.theme = value;
  }

  #refresh(): void {
    budget.refresh();
    conversations.refresh();
  }

  #side(open: boolean): void {
    this.isSideOpen = open;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(open ? '.side .new' : '.top button')?.focus());
  }

  #skip(click: Event): void {
    click.preventDefault();
    this.querySelector<HTMLElement>('main')!.focus();
  }

  #shortcut(key: KeyboardEvent): void {
    if (key.key === 'Escape' && this.isSideOpen) {
      this.#side(false);
    } else if ((key.metaKey || key.ctrlKey) && key.key.toLowerCase() === 'k') {
      key.preventDefault();
      this.isSideOpen = true;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.search input')?.focus());
    }
  }
}

/** A picture, a song and a paper laid over each other: the mark of the house. */
function mark(): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <circle class="a" cx="12" cy="12" r="9" />
    <rect class="b" x="12" y="5" width="16" height="16" rx="5" />
    <path class="c" d="M6 27v-5a6 6 0 0 1 6-6h8a6 6 0 0 1 6 6v5z" />
  </svg>`;
}
