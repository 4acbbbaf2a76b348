import {html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import type {Artifact} from '../api/wire.js';
import {icon} from '../ui/icons.js';
import {PlainElement} from '../ui/plain-element.js';

/** A picture in the talk; pressed, it is shown as large as the window allows, and larger. */
@customElement('mc-picture')
export class PictureElement extends PlainElement {
  @property({attribute: false}) artifact!: Artifact;
  /** What was asked for: the best description of a picture there is. */
  @property() described = '';
  @state() private loaded = false;
  @state() private zoomed = false;
  @state() private failed = false;

  protected override render() {
    const {url, title, width, height, mediaType} = this.artifact;
    const name = title ?? 'Picture';
    return html`<figure class="picture">
        <button class="picture-frame ${this.loaded ? 'is-there' : ''}" aria-label="Enlarge: ${name}" @click=${this.#enlarge}>
          ${this.failed
            ? html`<span class="note">The picture cannot be loaded just now.</span>`
            : html`<img
                loading="lazy"
                src=${url}
                alt=${this.described}
                width=${width ?? 512}
                height=${height ?? 512}
                @load=${() => (this.loaded = true)}
                @error=${() => (this.failed = true)}
              />`}
          <span class="picture-zoom">${icon('zoom')}</span>
        </button>
        <figcaption>${name}${width ? html` <span class="dim">${width} × ${height}</span>` : nothing}</figcaption>
      </figure>
      <dialog class="lightbox" aria-label=${name} @click=${this.#leave} @close=${() => (this.zoomed = false)}>
        <div class="lightbox-bar">
          <span class="lightbox-name">${name}</span>
          <button class="quiet" aria-pressed=${this.zoomed} @click=${() => (this.zoomed = !this.zoomed)}>
            ${icon('zoom')}<span>${this.zoomed ? 'Fit' : 'Enlarge'}</span>
          </button>
          ${mediaType === 'image/png' ? html`<a class="button quiet" href="${url}?download" download>${icon('download')}<span>PNG</span></a>` : nothing}
          <a class="button quiet" href="${url}?format=jpeg&download" download>${icon('download')}<span>JPEG</span></a>
          <button class="quiet round" aria-label="Close" @click=${() => this.#dialog.close()}>${icon('close')}</button>
        </div>
        <div class="lightbox-stage ${this.zoomed ? 'is-zoomed' : ''}" tabindex="0" role="group" aria-label="Picture, scrolls when enlarged">
          <img src=${url} alt=${this.described} loading="lazy" @click=${() => (this.zoomed = !this.zoomed)} />
        </div>
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }

  #enlarge(): void {
    this.#dialog.showModal();
  }

  #leave(click: MouseEvent): void {
    const target = click.target as Element;
    if (target === this.#dialog || target.classList.contains('lightbox-stage')) {
      this.#dialog.close();
    }
  }
}
