import type {Modality} from '../api/wire.js';
import type {IconName} from './icons.js';

interface Look {
  /** What a person calls what is made. */
  noun: string;
  icon: IconName;
  /** The class that carries its colour. */
  tone: string;
}

const LOOKS: Record<Modality, Look> = {
  IMAGE: {noun: 'Picture', icon: 'picture', tone: 'tone-picture'},
  SONG: {noun: 'Song', icon: 'song', tone: 'tone-song'},
  RESEARCH: {noun: 'Paper', icon: 'paper', tone: 'tone-paper'},
  NONE: {noun: 'Question', icon: 'question', tone: 'tone-none'},
};

export function look(modality: Modality | undefined): Look {
  return LOOKS[modality ?? 'NONE'];
}
