import type {Problem} from './wire.js';

/** The gateway refused, or could not be reached; `problem` says which in words for a person. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which asking again may help. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail ?? problem.title);
  }
}

/** What this browser says itself when there was no answer. */
export const UNREACHABLE: Problem = {
  type: 'unreachable',
  title: 'The gateway cannot be reached',
  status: 0,
  detail: 'There was no answer. Nothing is lost: what was running goes on, and what you wrote is kept here.',
};

/** Long enough for a busy machine; a question that takes longer has been lost on the way. */
const PATIENCE_MILLIS = 20_000;

interface Asking {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** @throws Refused for every answer that is not 2xx, and for none */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const answer = await open(path, asking);
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T);
}

/** The same, with the answer as it came: its headers, or a stream. */
export async function open(path: string, {method = 'GET', body, headers = {}, signal}: Asking): Promise<Response> {
  const late = AbortSignal.timeout(PATIENCE_MILLIS);
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: {Accept: 'application/json', ...(body === undefined ? {} : {'Content-Type': 'application/json'}), ...headers},
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
  } catch (failed) {
    if (signal?.aborted) {
      throw failed;
    }
    throw new Refused(UNREACHABLE);
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

async function refusal(answer: Response): Promise<Refused> {
  const after = Number(answer.headers.get('Retry-After') ?? NaN);
  const retryAfter = Number.isFinite(after) ? after : undefined;
  try {
    return new Refused((await answer.json()) as Problem, retryAfter);
  } catch {
    const title = answer.status >= 500 ? 'The gateway is in trouble' : 'The gateway did not understand';
    return new Refused({type: 'about:blank', title, status: answer.status, detail: `It answered ${answer.status}.`}, retryAfter);
  }
}
