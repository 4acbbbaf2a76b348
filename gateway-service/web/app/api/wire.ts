/** What the gateway says and takes, as docs/api/gateway-service.yaml has it. Amounts are US dollars as decimal strings. */

export type Modality = 'IMAGE' | 'SONG' | 'RESEARCH' | 'NONE';

/** What one can ask for by hand. */
export type Wish = Exclude<Modality, 'NONE'>;

export type TurnState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'STOPPED' | 'REFUSED';

/** RFC 9457; members beyond these depend on the type. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  [member: string]: unknown;
}

export interface ReceiptItem {
  what: string;
  provider?: string;
  model?: string;
  amount: string;
  unknown?: boolean;
}

export interface Receipt {
  items: ReceiptItem[];
  total: string;
  held: string;
  currency: string;
  unknown: boolean;
}

export interface Artifact {
  id: string;
  mediaType: string;
  url: string;
  title?: string;
  width?: number;
  height?: number;
  durationSeconds?: number;
  notDrawn?: string[];
  lost?: boolean;
  provider?: string;
  model?: string;
}

export interface Choice {
  label: string;
  modality: Modality;
}

export interface Question {
  text: string;
  choices: Choice[];
}

export interface Turn {
  id: string;
  conversationId: string;
  parent?: string;
  retryOf?: string;
  prompt: string;
  options?: Options;
  state: TurnState;
  modality?: Modality;
  confidence?: number;
  reason?: string;
  decidedBy?: string;
  createdAt: string;
  endedAt?: string;
  lastEventId?: number;
  text?: string;
  /** There is a text that was not asked for. */
  textLeftOut?: boolean;
  artifacts?: Artifact[];
  question?: Question;
  receipt?: Receipt;
  saved?: string;
  problem?: Problem;
  charged?: Charged;
}

export type Charged = 'yes' | 'no' | 'unknown';

/** Mirrors TurnEvent.java; `type` tells them apart, and the last four end a turn. */
export type TurnEvent =
  | {type: 'accepted'; turnId: string; conversationId: string}
  | {type: 'routed'; modality: Modality; confidence: number; reason: string; decidedBy: string}
  | {type: 'reserved'; most: string; currency: string}
  | {type: 'progress'; stage: string; fraction?: number; message?: string}
  | {type: 'delta'; text: string}
  | ({type: 'artifact'} & Artifact)
  | ({type: 'question'} & Question)
  | {type: 'done'; receipt: Receipt}
  | {type: 'failed'; problem: Problem; charged: Charged; receipt?: Receipt}
  | {type: 'stopped'; receipt: Receipt; saved?: string}
  | {type: 'refused'; problem: Problem; receipt?: Receipt};

export interface ConversationSummary {
  id: string;
  title: string;
  createdAt: string;
  updatedAt: string;
  turns?: number;
}

export interface Conversations {
  conversations: ConversationSummary[];
  nextCursor?: string;
}

export interface Conversation extends Omit<ConversationSummary, 'turns'> {
  turns: Turn[];
}

export interface TurnRequest {
  prompt: string;
  conversationId?: string;
  modality?: Wish;
  options?: Options;
  parent?: string;
  retryOf?: string;
  root?: boolean;
  maxCost?: string;
}

/** What was chosen beside the words. */
export type Options = Record<string, string | number | boolean>;

/** `allowed` and `standard` are words, such as "64 to 1024" and "512". */
export interface OfferedOption {
  name: string;
  allowed: string;
  standard: string;
}

export interface Offer {
  modality: Wish;
  provider: string;
  options: OfferedOption[];
}

export interface Usually {
  p50Seconds: number;
  p90Seconds: number;
  turns: number;
}

export interface Quote {
  modality: Modality;
  confidence: number;
  reason?: string;
  most?: string;
  classification?: string;
  currency: string;
  bound?: 'hard' | 'soft';
  basis?: string;
  provider?: string;
  model?: string;
  left?: string;
  fits?: boolean;
  usually?: Usually;
  question?: Question;
}

export interface Period {
  kind: 'NONE' | 'DAY' | 'WEEK' | 'MONTH';
  zone?: string;
  startedAt?: string;
  endsAt?: string;
}

export interface Budget {
  currency: string;
  limit?: string;
  spent: string;
  held: string;
  overrun: string;
  available?: string;
  period?: Period;
  paused?: boolean;
  warning?: '50' | '80' | '95';
  /** Whether who looks is an administrator. */
  mayChange: boolean;
}

export interface TurnActivity {
  turnId: string;
  conversationId: string;
  state: TurnState;
  modality?: Modality;
  lastEventId: number;
  total?: string;
}

/** Mirrors ActivityEvent.java. */
export type ActivityEvent =
  | {type: 'snapshot'; turns: TurnActivity[]}
  | {type: 'started'; turn: TurnActivity}
  | {type: 'advanced'; turn: TurnActivity}
  | {type: 'ended'; turn: TurnActivity};

export interface Peaks {
  durationSeconds: number;
  peaks: number[];
}
