const MOST_KEPT = 4_000;

/** What was begun and not sent, by conversation; it survives a reload and a closed tab. */
export const drafts = {
  of(conversation: string | undefined): string {
    return localStorage.getItem(key(conversation)) ?? '';
  },

  keep(conversation: string | undefined, text: string): void {
    if (text === '') {
      localStorage.removeItem(key(conversation));
      return;
    }
    try {
      localStorage.setItem(key(conversation), text.slice(0, MOST_KEPT));
    } catch {
      // The browser keeps no more; the text is still in the field.
    }
  },
};

function key(conversation: string | undefined): string {
  return `draft:${conversation ?? 'new'}`;
}
