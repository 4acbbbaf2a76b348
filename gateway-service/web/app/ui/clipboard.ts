import {toasts} from './mc-toasts.js';

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.say(`${what} copied`);
  } catch {
    toasts.say('The browser does not let this page copy', {tone: 'bad'});
  }
}
