import type {Kind} from './kind.js';

/** What the gateway says about money, as docs/api/gateway-service.yaml has it. */
export interface Cost {
  id: string;
  turnId?: string;
  modality?: Kind;
  provider?: string;
  amount: string;
  at: string;
  prompt?: string;
  unknown?: boolean;
}

export interface Costs {
  currency: string;
  total: string;
  count: number;
  byModality: Partial<Record<Kind, string>>;
  costs: Cost[];
  nextCursor?: string;
}

export interface Day {
  day: string;
  total: string;
  count: number;
  byModality: Partial<Record<Kind, string>>;
}

export interface Summary {
  currency: string;
  total: string;
  count: number;
  byModality: Partial<Record<Kind, string>>;
  byProvider: Record<string, string>;
  byDay: Day[];
}

export interface Hold {
  id: string;
  turnId?: string;
  modality?: Kind;
  amount: string;
  since: string;
  expiresAt: string;
  unknown?: boolean;
}
