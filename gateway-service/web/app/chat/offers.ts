import {ask} from '../api/http.js';
import type {Offer, OfferedOption, Options, Turn, Wish} from '../api/wire.js';
import {Store} from '../ui/store.js';

/** What the services call another go at the same words; any of these numbers is one. */
const VARIATIONS = ['seed', 'variation'];
const MOST_VARIATIONS = 9_999;

/** What can be had just now; asked for when somebody first wants to choose. */
class Offers extends Store {
  #offers: Offer[] = [];
  #asking?: Promise<void>;

  of(kind: Wish): OfferedOption[] {
    return this.#offers.find((offer) => offer.modality === kind)?.options ?? [];
  }

  /** Asks once; who could not be reached is asked again the next time. */
  know(): Promise<void> {
    this.#asking ??= this.#read();
    return this.#asking;
  }

  async #read(): Promise<void> {
    try {
      this.#offers = (await ask<{offers: Offer[]}>('/api/v1/offers')).offers;
      this.changed();
    } catch {
      // Everything can be had without choosing.
    }
    if (this.#offers.length < 3) {
      this.#asking = undefined;
    }
  }
}

export const offers = new Offers();

/** The options for making the same once more: as they were, but for what would make it the very same thing. */
export async function optionsForAnother(turn: Turn): Promise<Options> {
  const {modality, options = {}} = turn;
  if (!modality || modality === 'NONE') {
    return options;
  }
  await offers.know();
  const name = offers.of(modality).find((option) => VARIATIONS.includes(option.name))?.name;
  return name ? {...options, [name]: 1 + Math.floor(Math.random() * MOST_VARIATIONS)} : options;
}
