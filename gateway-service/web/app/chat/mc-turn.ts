import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import type {Artifact, Wish} from '../api/wire.js';
import {copy} from '../ui/clipboard.js';
import {icon, type IconName} from '../ui/icons.js';
import {look} from '../ui/modality.js';
import {PlainElement} from '../ui/plain-element.js';
import {failure, advice} from './failure.js';
import {isOpen, type LiveTurn} from './live-turn.js';
import {optionsForAnother} from './offers.js';
import {receipt} from './receipt.js';
import type {Talk} from './talk.js';
import './mc-paper.js';
import './mc-picture.js';
import './mc-song.js';
import './mc-waiting.js';

/** One prompt and what came of it. */
@customElement('mc-turn')
export class TurnElement extends PlainElement {
  @property({attribute: false}) turn!: LiveTurn;
  @property({attribute: false, hasChanged: areOthers}) siblings: LiveTurn[] = [];
  @property({attribute: false}) talk!: Talk;
  @state() private isEdited = false;

  constructor() {
    super();
    // Comes near to what is seen.
    this.addEventListener('contentvisibilityautostatechange', (change) => {
      if (!(change as ContentVisibilityAutoStateChangeEvent).skipped) {
        this.talk.look(this.turn);
      }
    });
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('turn') as LiveTurn | undefined;
    // Another branch, in the place of one that is looked at.
    if (before && before.id !== this.turn.id) {
      this.talk.look(this.turn);
    }
  }

  protected override render() {
    const {turn} = this;
    return html`<article class="turn" aria-busy=${isOpen(turn)}>
      <div class="asked">
        <h2 class="unseen">You asked</h2>
        ${this.isEdited ? this.#editor() : html`<div class="bubble">${turn.prompt}</div>`}
        ${this.isEdited ? nothing : this.#promptActions()}
      </div>
      <div class="answer ${look(turn.modality).tone}">${this.#head()}${this.#body()}${this.#foot()}</div>
    </article>`;
  }

  #promptActions(): TemplateResult {
    const {turn, siblings} = this;
    const at = siblings.findIndex((sibling) => sibling.id === turn.id);
    const step = (by: number) => this.talk.choose(siblings[at + by]!);
    return html`<div class="turn-actions">
      ${siblings.length > 1
        ? html`<span class="branches" role="group" aria-label="Versions of this">
            <button class="quiet round small" aria-label="Version before" ?disabled=${at === 0} @click=${() => step(-1)}>${icon('left')}</button>
            <span>${at + 1} / ${siblings.length}</span>
            <button class="quiet round small" aria-label="Next version" ?disabled=${at === siblings.length - 1} @click=${() => step(1)}>
              ${icon('right')}
            </button>
          </span>`
        : nothing}
      ${this.#action('copy', 'Copy prompt', () => void copy(turn.prompt, 'Prompt'))}
      ${turn.sending || turn.unsent ? nothing : this.#action('edit', 'Edit prompt', () => this.#edit())}
    </div>`;
  }

  #action(name: IconName, label: string, run: () => void): TemplateResult {
    return html`<button class="quiet round small" aria-label=${label} data-tip=${label} @click=${run}>${icon(name)}</button>`;
  }

  #edit(): void {
    this.dispatchEvent(new CustomEvent('looked-at', {bubbles: true}));
    this.isEdited = true;
    void this.updateComplete.then(() => {
      this.querySelector('textarea')?.focus();
      this.querySelector('.editor')?.scrollIntoView({block: 'nearest'});
    });
  }

  #editor(): TemplateResult {
    const close = () => (this.isEdited = false);
    const send = () => {
      const text = this.querySelector('textarea')!.value.trim();
      if (text) {
        close();
        void this.talk.say(text, this.turn.parent ? {parent: this.turn.parent} : {root: true});
      }
    };
    const keys = (key: KeyboardEvent) => {
      if (key.key === 'Escape') {
        key.stopPropagation();
        close();
      } else if (key.key === 'Enter' && !key.shiftKey && !key.isComposing) {
        key.preventDefault();
        send();
      }
    };
    return html`<div class="editor">
      <textarea aria-label="Edit prompt" rows="3" maxlength="4000" .value=${this.turn.prompt} @keydown=${keys}></textarea>
      <p class="dim small-text">The answer you have stays as another version. The new one is made and charged anew.</p>
      <div class="buttons">
        <button class="quiet" @click=${close}>Cancel</button><button class="main" @click=${send}>Send</button>
      </div>
    </div>`;
  }

  #head(): TemplateResult | typeof nothing {
    const {modality, confidence, reason, decidedBy} = this.turn;
    if (!modality || modality === 'NONE') {
      return nothing;
    }
    const {noun, icon: name} = look(modality);
    const percent = Math.round(100 * (confidence ?? 1));
    const sure = decidedBy && percent < 99 ? ` · ${percent} % sure` : '';
    return html`<div class="made" title=${reason ?? ''}>
      ${icon(name)}<strong>${noun}</strong>${reason ? html`<span class="dim made-why">${reason}${sure}</span>` : nothing}
    </div>`;
  }

  #body(): TemplateResult {
    const {turn} = this;
    if (turn.unsent) {
      return this.#unsent();
    }
    return html`${this.#made()} ${turn.question ? this.#question() : nothing}
    ${isOpen(turn) ? html`<mc-waiting .turn=${turn}></mc-waiting>` : nothing}
    ${turn.state === 'FAILED' || turn.state === 'REFUSED' ? failure(turn) : nothing}
    ${turn.state === 'STOPPED' ? html`<p class="note">Stopped. ${turn.text ? 'What was written so far stays.' : 'Nothing was finished.'}</p>` : nothing}`;
  }

  #made(): TemplateResult {
    const {turn} = this;
    const media = (turn.artifacts ?? []).filter((artifact) => !artifact.mediaType.startsWith('text/'));
    return html`${media.map((artifact) => this.#artifact(artifact))}
    ${turn.textLeftOut
      ? html`<div class="paper" role="status"><span class="unseen">The paper is loading</span><span class="skeleton answer-waits"></span></div>`
      : nothing}
    ${turn.text && turn.modality === 'RESEARCH' ? html`<mc-paper .text=${turn.text} ?growing=${isOpen(turn)}></mc-paper>` : nothing}`;
  }

  #artifact(artifact: Artifact): TemplateResult {
    const thing = artifact.mediaType.startsWith('image/')
      ? html`<mc-picture .artifact=${artifact} described=${this.turn.prompt}></mc-picture>`
      : html`<mc-song .artifact=${artifact}></mc-song>`;
    return html`${artifact.lost ? html`<p class="note">It was made and is still being fetched from where it was made.</p>` : thing}
    ${artifact.notDrawn?.length
      ? html`<p class="note">Not in it: ${artifact.notDrawn.map((name) => html`<span class="badge">${name}</span> `)}</p>`
      : nothing}`;
  }

  #question(): TemplateResult {
    const {turn} = this;
    const choose = (modality: Wish) => void this.talk.say(turn.prompt, {modality});
    return html`<div class="question">
      <p>${turn.question!.text}</p>
      <div class="choices">
        ${turn.question!.choices.map((choice) =>
          choice.modality === 'NONE'
            ? nothing
            : html`<button class="choice ${look(choice.modality).tone}" @click=${() => choose(choice.modality as Wish)}>
                ${icon(look(choice.modality).icon)}${choice.label}
              </button>`,
        )}
      </div>
    </div>`;
  }

  #unsent(): TemplateResult {
    const {turn} = this;
    const problem = turn.unsent!;
    return html`<div class="failure">
      <p class="failure-title">${icon('warning')} Not sent: ${problem.title}</p>
      ${problem.detail ? html`<p>${problem.detail}</p>` : nothing}
      <dl class="failure-facts">
        <div><dt>Charged</dt><dd>${problem.type === 'unreachable' ? 'Nothing, unless it arrived all the same; sent again it is the same turn' : 'Nothing'}</dd></div>
        <div><dt>What to do</dt><dd>${advice(problem)}</dd></div>
      </dl>
      <div class="buttons start">
        <button class="main" @click=${() => void this.talk.again(turn)}>${icon('retry')}Send again</button>
        <button class="quiet" @click=${() => this.talk.drop(turn)}>Remove</button>
      </div>
    </div>`;
  }

  #foot(): TemplateResult | typeof nothing {
    const {turn} = this;
    if (isOpen(turn)) {
      return turn.sending || turn.stage?.name === 'stopping'
        ? nothing
        : html`<div class="foot"><button class="quiet small" @click=${() => void this.talk.stop(turn)}>${icon('stop')}Stop</button></div>`;
    }
    if (turn.unsent || turn.question) {
      return nothing;
    }
    const again = async () => {
      // What was not made is tried again as it was.
      const options = turn.state === 'DONE' ? await optionsForAnother(turn) : turn.options;
      await this.talk.say(turn.prompt, {retryOf: turn.id, modality: turn.modality === 'NONE' ? undefined : turn.modality, options});
    };
    return html`<div class="foot">
      ${receipt(turn)}
      <span class="foot-actions">
        ${turn.text ? this.#action('copy', 'Copy paper', () => void copy(turn.text!, 'Paper')) : nothing}
        ${(turn.artifacts ?? []).filter((artifact) => !artifact.lost).map((artifact) => this.#downloads(artifact))}
        ${this.#action('retry', turn.state === 'DONE' ? 'Make another' : 'Try again', () => void again())}
      </span>
    </div>`;
  }

  #downloads(artifact: Artifact): TemplateResult {
    const link = (label: string, query: string) => html`<a
      class="button quiet small"
      href="${artifact.url}?${query}"
      download
      aria-label="Download ${label}: ${artifact.title ?? ''}"
      >${icon('download')}${label}</a
    >`;
    switch (artifact.mediaType) {
      case 'image/png':
        return html`${link('PNG', 'download')}${link('JPEG', 'format=jpeg&download')}`;
      case 'text/markdown':
        return link('Markdown', 'download');
      default:
        return link(artifact.mediaType.split('/')[1]?.replace('mpeg', 'MP3').replace('x-wav', 'WAV').toUpperCase() ?? 'File', 'download');
    }
  }
}

/** The list is made anew each time, of mostly the same turns. */
function areOthers(now: LiveTurn[], before: LiveTurn[] | undefined): boolean {
  return now.length !== before?.length || now.some((turn, i) => turn !== before[i]);
}
