import type {Modality} from '../api/wire.js';
import type {IconName} from '../ui/icons.js';
import {look} from '../ui/modality.js';

/** How costs are told apart: what is made, and what finding out what is wanted costs where that is paid. */
export type Kind = Exclude<Modality, 'NONE'> | 'OTHER';

export function lookOf(kind: string | undefined): {noun: string; icon: IconName; tone: string} {
  switch (kind) {
    case 'IMAGE':
    case 'SONG':
    case 'RESEARCH':
      return look(kind);
    default:
      return {noun: 'Recognising', icon: 'auto', tone: 'tone-none'};
  }
}
