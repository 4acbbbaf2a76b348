import {html, svg, type SVGTemplateResult, type TemplateResult} from 'lit';

/** Drawn for this page on a grid of 24, with one pen; they take the colour and size of the text they stand in. */
const DRAWINGS = {
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  menu: svg`<path d="M4 7h16M4 12h11M4 17h16"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>`,
  more: svg`<circle cx="5.5" cy="12" r="1.2" class="dot"/><circle cx="12" cy="12" r="1.2" class="dot"/><circle cx="18.5" cy="12" r="1.2" class="dot"/>`,
  send: svg`<path d="M12 19.5V5M5.5 11.5L12 5l6.5 6.5"/>`,
  options: svg`<path d="M4 8h8M18.5 8H20M4 16h2.5M12.5 16H20"/><circle cx="15.2" cy="8" r="2.7"/><circle cx="9.2" cy="16" r="2.7"/>`,
  stop: svg`<rect x="7" y="7" width="10" height="10" rx="2" class="dot"/>`,
  down: svg`<path d="M12 5v14M6 13l6 6 6-6"/>`,
  left: svg`<path d="M14.5 6l-6 6 6 6"/>`,
  right: svg`<path d="M9.5 6l6 6-6 6"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="11.5" rx="2.5"/><path d="M15.5 5.5A2 2 0 0 0 13.5 4H7a2.5 2.5 0 0 0-2.5 2.5V13a2 2 0 0 0 1.5 2"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  edit: svg`<path d="M4.5 19.5l1-4L16 5a2.1 2.1 0 0 1 3 3L8.5 18.5z"/><path d="M14 7l3 3"/>`,
  retry: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4"/><path d="M19.5 3.5v4h-4"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5"/>`,
  download: svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`,
  zoom: svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5M11 8.5v5M8.5 11h5"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5z" class="dot"/>`,
  pause: svg`<path d="M8.5 6v12M15.5 6v12" class="thick"/>`,
  sun: svg`<circle cx="12" cy="12" r="3.8"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4"/>`,
  moon: svg`<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>`,
  halves: svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" class="dot"/>`,
  chat: svg`<path d="M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 5 5.5z"/>`,
  costs: svg`<path d="M4 20V10.5M9.3 20V4.5M14.6 20v-7M20 20V8"/>`,
  receipt: svg`<path d="M6 3.5v17l2-1.3 2 1.3 2-1.3 2 1.3 2-1.3 2 1.3v-17l-2 1.3-2-1.3-2 1.3-2-1.3-2 1.3z"/><path d="M9 9.5h6M9 13.5h4"/>`,
  warning: svg`<path d="M12 4.5l8.5 15h-17z"/><path d="M12 10v4.5M12 17v.2"/>`,
  auto: svg`<path d="M12 4l1.7 5.3L19 11l-5.3 1.7L12 18l-1.7-5.3L5 11l5.3-1.7z"/><path d="M18.5 16.5v4M16.5 18.5h4"/>`,
  picture: svg`<rect x="3.5" y="5" width="17" height="14" rx="3"/><circle cx="9" cy="10" r="1.6"/><path d="M4 17l5-4 3.5 2.5L16 11.5l4.5 4.5"/>`,
  song: svg`<path d="M3.5 12v.200M7 9.5v5M10.5 6v12M14 9v6M17.5 7v10M21 11v2"/>`,
  paper: svg`<path d="M6.5 3.5h8l4 4v13h-12z"/><path d="M14.5 3.5v4h4M9.5 12h6M9.5 15.5h6"/>`,
  question: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.8a2.6 2.6 0 1 1 3.6 2.4c-.8.4-1.1.9-1.1 1.8M12 16.8v.2"/>`,
  outline: svg`<path d="M5 6h14M8 12h11M11 18h8"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof DRAWINGS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${DRAWINGS[name]}</svg>`;
}
