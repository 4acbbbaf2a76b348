import type {Wish} from '../api/wire.js';

interface Example {
  modality: Wish;
  prompt: string;
}

/** Each was tried and comes out well with what an installation without keys has. */
export const EXAMPLES: Example[] = [
  {modality: 'IMAGE', prompt: 'Draw a lighthouse by the sea at night with a full moon'},
  {modality: 'SONG', prompt: 'Write a calm piano waltz about an evening by the sea'},
  {modality: 'RESEARCH', prompt: 'Write a report on the causes of World War I'},
  {modality: 'IMAGE', prompt: 'A picture of a fox and an owl in a snowy forest'},
  {modality: 'SONG', prompt: 'A happy folk song with guitar and flute'},
  {modality: 'RESEARCH', prompt: 'Research how vaccines train the immune system'},
];
