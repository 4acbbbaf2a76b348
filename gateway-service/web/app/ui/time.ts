/** "4 s", "1:05 min": how long something takes, for a person who waits. */
export function span(seconds: number): string {
  if (seconds < 10) {
    return `${seconds < 1 ? Math.max(0.1, Math.round(seconds * 10) / 10) : Math.round(seconds)} s`;
  }
  return seconds < 60 ? `${Math.round(seconds)} s` : `${clock(seconds)} min`;
}

/** "1:05" */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const RELATIVE = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
const DATE = new Intl.DateTimeFormat('en', {dateStyle: 'medium'});
const SHORT = new Intl.DateTimeFormat('en', {month: 'short', day: 'numeric'});
const TIME = new Intl.DateTimeFormat('en', {timeStyle: 'short'});
const EXACT = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle: 'short'});

/** "3 minutes ago", "yesterday", "Nov 3, 2026" */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1_000;
  const units: Array<[Intl.RelativeTimeFormatUnit, number]> = [['day', 86_400], ['hour', 3_600], ['minute', 60]];
  if (seconds > -45) {
    return 'just now';
  }
  if (seconds < -7 * 86_400) {
    return date(instant);
  }
  for (const [unit, length] of units) {
    if (-seconds >= length) {
      return RELATIVE.format(Math.round(seconds / length), unit);
    }
  }
  return RELATIVE.format(-1, 'minute');
}

/** "Nov 3", of "2026-11-03" */
export function shortDay(day: string): string {
  return SHORT.format(new Date(`${day}T00:00`));
}

/** "2:27 AM" */
export function timeOfDay(instant: string): string {
  return TIME.format(new Date(instant));
}

/** "Nov 3, 2026" */
export function date(instant: string): string {
  return DATE.format(new Date(instant));
}

export function exactly(instant: string): string {
  return EXACT.format(new Date(instant));
}

/** Under which heading a conversation is listed. */
export function age(instant: string, now = new Date()): string {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const then = Date.parse(instant);
  const day = 86_400_000;
  if (then >= midnight) {
    return 'Today';
  }
  if (then >= midnight - day) {
    return 'Yesterday';
  }
  return then >= midnight - 6 * day ? 'This week' : 'Earlier';
}
