import {Store} from './store.js';

export type Place = {page: 'chat'; conversation?: string} | {page: 'costs'} | {page: 'nowhere'};

/** Where we are. The address says it, so that it can be reloaded, shared between tabs and gone back to. */
class Route extends Store {
  #place: Place = parse(location.pathname);

  constructor() {
    super();
    window.addEventListener('popstate', () => this.#arrive());
  }

  get place(): Place {
    return this.#place;
  }

  go(path: string): void {
    if (path !== location.pathname) {
      history.pushState(null, '', path);
      this.#arrive();
    }
  }

  /** The same place under its new name. */
  rename(path: string): void {
    history.replaceState(null, '', path);
    this.#arrive();
  }

  #arrive(): void {
    this.#place = parse(location.pathname);
    this.changed();
  }
}

export function parse(path: string): Place {
  const [, app, first, second, ...more] = path.replace(/\/$/, '').split('/');
  if (app !== 'app' || more.length > 0) {
    return {page: 'nowhere'};
  }
  if (first === undefined) {
    return {page: 'chat'};
  }
  if (first === 'c' && second) {
    return {page: 'chat', conversation: second};
  }
  return first === 'costs' && second === undefined ? {page: 'costs'} : {page: 'nowhere'};
}

export const route = new Route();

/** Links within the page change the place without loading it anew; with a key held down they are the browser's. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (click) => {
    const link = (click.target as Element).closest?.('a[href^="/app"]');
    const ours = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.defaultPrevented;
    if (link instanceof HTMLAnchorElement && ours && !link.target && !link.hasAttribute('download')) {
      click.preventDefault();
      route.go(link.pathname);
    }
  });
}
