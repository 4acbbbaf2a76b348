import {html, nothing, svg} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ask} from '../api/http.js';
import type {Artifact, Peaks} from '../api/wire.js';
import {icon} from '../ui/icons.js';
import {PlainElement} from '../ui/plain-element.js';
import {clock} from '../ui/time.js';

const BARS = 96;
const STEP = 5;
const HEIGHT = 56;
const JUMP_SECONDS = 5;

/** One song plays at a time. */
let playing: SongElement | undefined;

/** A song with its shape: played, gone through, looked at. */
@customElement('mc-song')
export class SongElement extends PlainElement {
  @property({attribute: false}) artifact!: Artifact;
  @state() private peaks: number[] = [];
  @state() private isPlaying = false;
  @state() private at = 0;
  @state() private duration = 0;
  @state() private failed = false;
  #frame = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.duration = this.artifact.durationSeconds ?? 0;
    void this.#readPeaks();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#audio?.pause();
  }

  protected override render() {
    const {title, url} = this.artifact;
    const name = title ?? 'Song';
    return html`<div class="song" role="group" aria-label="Song: ${name}">
      <button class="song-play" aria-label=${this.isPlaying ? 'Pause' : `Play ${name}`} @click=${this.#toggle}>
        ${icon(this.isPlaying ? 'pause' : 'play')}
      </button>
      <div class="song-middle">
        <div class="song-line">
          <span class="song-name">${name}</span>
          <span class="song-time">${clock(this.at)} / ${clock(this.duration)}</span>
        </div>
        <div
          class="song-wave"
          role="slider"
          tabindex="0"
          aria-label="Position in the song"
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.duration)}
          aria-valuenow=${Math.round(this.at)}
          aria-valuetext="${clock(this.at)} of ${clock(this.duration)}"
          @pointerdown=${this.#grab}
          @keydown=${this.#step}
        >
          ${this.#wave()}
        </div>
        ${this.failed ? html`<p class="note bad">The browser cannot play this song; it can be downloaded.</p>` : nothing}
      </div>
      <audio
        preload="none"
        src=${url}
        @play=${this.#began}
        @pause=${() => (this.isPlaying = false)}
        @ended=${() => (this.at = 0)}
        @durationchange=${this.#measure}
        @error=${() => (this.failed = true)}
      ></audio>
    </div>`;
  }

  #wave() {
    const played = this.duration > 0 ? this.at / this.duration : 0;
    const bars = Array.from({length: BARS}, (_, bar) => this.peaks[bar] ?? 0.06);
    const shape = bars
      .map((peak, bar) => {
        const half = Math.max(1.5, (peak * HEIGHT) / 2 - 1);
        return `M${bar * STEP + 2} ${HEIGHT / 2 - half}V${HEIGHT / 2 + half}`;
      })
      .join('');
    const width = BARS * STEP;
    const clip = `wave-${this.artifact.id}`;
    return html`<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<defs><clipPath id=${clip}><rect width=${played * width} height=${HEIGHT}></rect></clipPath></defs>
      <path class="wave ${this.peaks.length > 0 ? 'is-known' : ''}" d=${shape}></path><path class="wave played" d=${shape} clip-path="url(#${clip})"></path>`}
    </svg>`;
  }

  get #audio(): HTMLAudioElement | null {
    return this.querySelector('audio');
  }

  async #readPeaks(): Promise<void> {
    try {
      const {peaks, durationSeconds} = await ask<Peaks>(`/api/v1/artifacts/${this.artifact.id}/peaks?count=${BARS}`);
      this.peaks = peaks;
      this.duration ||= durationSeconds;
    } catch {
      // A song without its shape still plays.
    }
  }

  #toggle(): void {
    const audio = this.#audio!;
    if (audio.paused) {
      audio.play().catch(() => (this.failed = true));
    } else {
      audio.pause();
    }
  }

  #began(): void {
    if (playing !== this) {
      playing?.querySelector('audio')?.pause();
      playing = this;
    }
    this.isPlaying = true;
    this.#follow();
  }

  #follow(): void {
    this.at = this.#audio?.currentTime ?? 0;
    if (this.isPlaying) {
      this.#frame = requestAnimationFrame(() => this.#follow());
    }
  }

  #measure(): void {
    const measured = this.#audio?.duration ?? NaN;
    if (Number.isFinite(measured)) {
      this.duration = measured;
    }
  }

  #grab(press: PointerEvent): void {
    const wave = press.currentTarget as HTMLElement;
    const seek = (move: PointerEvent) => {
      const {left, width} = wave.getBoundingClientRect();
      this.#seek(((move.clientX - left) / width) * this.duration);
    };
    wave.setPointerCapture(press.pointerId);
    wave.addEventListener('pointermove', seek);
    wave.addEventListener('lostpointercapture', () => wave.removeEventListener('pointermove', seek), {once: true});
    seek(press);
  }

  #step(key: KeyboardEvent): void {
    const to: Record<string, number> = {
      ArrowRight: this.at + JUMP_SECONDS,
      ArrowLeft: this.at - JUMP_SECONDS,
      Home: 0,
      End: this.duration,
    };
    const target = to[key.key];
    if (target !== undefined) {
      key.preventDefault();
      this.#seek(target);
    } else if (key.key === ' ' || key.key === 'Enter') {
      key.preventDefault();
      this.#toggle();
    }
  }

  #seek(seconds: number): void {
    const audio = this.#audio!;
    this.at = Math.min(this.duration, Math.max(0, seconds));
    audio.preload = 'auto';
    audio.currentTime = this.at;
  }
}
