import {toasts} from './mc-toasts.js';

export async function copy(text: string, what: string): Promise<void> {
  if (await isCopied(text)) {
    toasts.say(`${what} copied`);
  } else {
    toasts.say('The browser does not let this page copy', {tone: 'bad'});
  }
}

/** Over plain http from another machine there is no clipboard to write to; what is selected can be copied all the same. */
async function isCopied(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.className = 'unseen';
  field.value = text;
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    (focused as HTMLElement | null)?.focus();
  }
}
