import {firstEvent} from '../api/first-event.js';
import {open, Refused, UNREACHABLE} from '../api/http.js';
import type {TurnEvent, TurnRequest} from '../api/wire.js';

/**
 * Asks for a turn and says as what it was accepted.
 *
 * @param key makes sending the same again harmless: it is the same turn
 * @throws Refused
 */
export async function send(body: TurnRequest, key: string): Promise<{id: number; event: TurnEvent}> {
  const answer = await open('/api/v1/turns', {
    method: 'POST',
    body,
    headers: {Accept: 'text/event-stream', 'Idempotency-Key': key},
  });
  const first = await firstEvent(answer);
  if (!first) {
    throw new Refused(UNREACHABLE);
  }
  return {id: first.id, event: JSON.parse(first.data) as TurnEvent};
}
