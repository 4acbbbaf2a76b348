import type {Problem, Turn, TurnEvent} from '../api/wire.js';

/** A turn as this page shows it: what the gateway knows of it, and what only matters while it runs. */
export interface LiveTurn extends Turn {
  stage?: {name: string; fraction?: number; message?: string};
  /** What is set aside for it. */
  most?: string;
  /** On its way to the gateway, which has not said yet that it has it. */
  sending?: boolean;
  /** Why it did not get there; it is kept and can be sent again. */
  unsent?: Problem;
  /** The line to the gateway is cut just now. */
  cut?: boolean;
}

export function isOpen(turn: LiveTurn): boolean {
  return !turn.unsent && (turn.state === 'QUEUED' || turn.state === 'RUNNING');
}

/** The turn behind one more of its events. A case left out does not compile. */
export function after(turn: LiveTurn, event: TurnEvent, id: number, now: string): LiveTurn {
  const seen: LiveTurn = {...turn, lastEventId: id};
  const ended = {stage: undefined, endedAt: now, cut: false};
  switch (event.type) {
    case 'accepted':
      return {...seen, id: event.turnId, conversationId: event.conversationId, state: 'RUNNING', sending: false};
    case 'routed': {
      const {modality, confidence, reason, decidedBy} = event;
      return {...seen, state: 'RUNNING', modality, confidence, reason, decidedBy};
    }
    case 'reserved':
      return {...seen, most: event.most};
    case 'progress':
      return {...seen, state: 'RUNNING', stage: {name: event.stage, fraction: event.fraction, message: event.message}};
    case 'delta':
      return {...seen, state: 'RUNNING', text: (turn.text ?? '') + event.text};
    case 'artifact':
      return {...seen, artifacts: [...(turn.artifacts ?? []).filter((other) => other.id !== event.id), event]};
    case 'question':
      return {...seen, question: event};
    case 'done':
      return {...seen, ...ended, state: 'DONE', receipt: event.receipt};
    case 'failed':
      return {...seen, ...ended, state: 'FAILED', problem: event.problem, charged: event.charged, receipt: event.receipt};
    case 'stopped':
      return {...seen, ...ended, state: 'STOPPED', receipt: event.receipt, saved: event.saved};
    case 'refused':
      return {...seen, ...ended, state: 'REFUSED', problem: event.problem, receipt: event.receipt};
  }
}
