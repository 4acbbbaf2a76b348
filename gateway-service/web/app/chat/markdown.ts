import DOMPurify from 'dompurify';
import {Marked, type Links, type Token, type Tokens} from 'marked';

/** A piece of a text that does not change any more once another follows it. */
export interface Block {
  raw: string;
  token: Token;
  /** Where it begins. */
  at: number;
}

/** Addresses that a text gives a name, in lines of their own: `[name]: https://...`. */
export type {Links};

const marked = new Marked({
  gfm: true,
  renderer: {
    /** Markup in a text is text. */
    html: ({text}) => escape(text),
    /** The page has headings of its own above; a text's begin below them. One that says nothing, perhaps only yet, is none. */
    heading({tokens, depth}) {
      const level = Math.min(6, depth + 2);
      const text = this.parser.parseInline(tokens);
      return text.trim() && `<h${level}>${text}</h${level}>`;
    },
    /** Nothing is loaded for a text: looking at a picture would tell a stranger who reads it. */
    image: ({href, text}) => `<span class="not-loaded">Picture not loaded: ${escape(text || 'without a name')} <code>${escape(href)}</code></span>`,
    checkbox: ({checked}) => (checked ? '☑ ' : '☐ '),
  },
});

const PURE = {
  ALLOWED_TAGS: [
    ...['h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code', 'span', 'a', 'strong', 'em', 'del'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'sub'],
  ],
  ALLOWED_ATTR: ['href', 'title', 'start', 'align', 'class'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
};

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A' && !node.getAttribute('href')?.startsWith('#')) {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  }
  const named = node.getAttribute('class');
  if (named && named !== 'not-loaded') {
    node.removeAttribute('class');
  }
});

const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[^\n]*$/gm;

/** The names that are given in a text, wherever in it. */
export function linksOf(text: string): Links {
  const lines = text.match(DEFINITION);
  return lines ? marked.lexer(lines.join('\n')).links : Object.create(null);
}

/**
 * The blocks of a text.
 *
 * @param links names that are given elsewhere; those that are given here are added
 */
export function blocks(text: string, links: Links): Block[] {
  const lexer = new marked.Lexer(marked.defaults);
  lexer.tokens.links = links;
  let at = 0;
  return lexer
    .lex(text)
    .map((token) => {
      const block = {raw: token.raw, token, at};
      at += token.raw.length;
      return block;
    })
    .filter(({token}) => token.type !== 'space' && token.type !== 'def');
}

/** A block as it is shown. What comes out of here was written by a stranger and is harmless. */
export function rendered(block: Block): DocumentFragment {
  return DOMPurify.sanitize(marked.parser([block.token]), PURE);
}

/** What a heading says; undefined for other blocks, and where it says nothing. */
export function headingOf(block: Block): {depth: number; text: string} | undefined {
  if (block.token.type !== 'heading') {
    return undefined;
  }
  const heading = block.token as Tokens.Heading;
  const text = plain(heading.tokens).trim();
  return text ? {depth: heading.depth, text} : undefined;
}

function plain(tokens: Token[]): string {
  return tokens.map((token) => ('tokens' in token && token.tokens ? plain(token.tokens) : 'text' in token ? String(token.text) : '')).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
