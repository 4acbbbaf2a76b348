export type Theme = 'system' | 'light' | 'dark';

const A_YEAR = 31_536_000;

export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Kept in a cookie: the gateway puts it into the document, and the first pixel is right already. */
export function choose(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
    document.cookie = 'theme=; path=/app; max-age=0; samesite=lax';
  } else {
    document.documentElement.dataset['theme'] = theme;
    document.cookie = `theme=${theme}; path=/app; max-age=${A_YEAR}; samesite=lax`;
  }
}
