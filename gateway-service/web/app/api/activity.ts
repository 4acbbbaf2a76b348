import type {ActivityEvent} from './wire.js';

const LOCK = 'multichat-activity';

/** How long to wait before listening anew when the gateway refuses. */
const WAIT_MILLIS = 5_000;

/**
 * Which turns start and end, whichever tab asked for them. A browser opens only six connections to one host for all of its
 * tabs, so one tab listens and tells the others; when it is closed, the next one listens.
 */
export function followActivity(heard: (event: ActivityEvent) => void): void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    listen(heard);
    return;
  }
  const channel = new BroadcastChannel(LOCK);
  channel.onmessage = (message: MessageEvent<ActivityEvent>) => heard(message.data);
  void navigator.locks.request(LOCK, () => {
    listen((event) => {
      heard(event);
      channel.postMessage(event);
    });
    // Held for as long as this tab lives.
    return new Promise<never>(() => undefined);
  });
}

function listen(heard: (event: ActivityEvent) => void): void {
  const source = new EventSource('/api/v1/activity');
  source.onmessage = (message: MessageEvent<string>) => heard(JSON.parse(message.data) as ActivityEvent);
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) {
      window.setTimeout(() => listen(heard), WAIT_MILLIS);
    }
  };
}
