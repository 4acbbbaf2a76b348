import type {LiveTurn} from './live-turn.js';

/** One turn on the path that is shown, and the others that could stand in its place. */
export interface Stop {
  turn: LiveTurn;
  siblings: LiveTurn[];
}

const ROOT = '';

/**
 * The path through a conversation's tree: at each fork the branch that was chosen, else the one that was taken last.
 *
 * @param turns oldest first
 * @param chosen the chosen turn under each parent
 */
export function path(turns: LiveTurn[], chosen: ReadonlyMap<string, string>): Stop[] {
  const children = new Map<string, LiveTurn[]>();
  const known = new Set(turns.map((turn) => turn.id));
  for (const turn of turns) {
    // A parent that is not here cannot be shown; what follows it still can.
    const parent = turn.parent !== undefined && known.has(turn.parent) ? turn.parent : ROOT;
    children.set(parent, [...(children.get(parent) ?? []), turn]);
  }
  const stops: Stop[] = [];
  let siblings = children.get(ROOT) ?? [];
  while (siblings.length > 0) {
    const parent = stops.at(-1)?.turn.id ?? ROOT;
    const turn = siblings.find((sibling) => sibling.id === chosen.get(parent)) ?? siblings.at(-1)!;
    stops.push({turn, siblings});
    siblings = children.get(turn.id) ?? [];
  }
  return stops;
}

/** Under which key a choice between a turn and its siblings is kept. */
export function forkOf(stops: Stop[], turn: LiveTurn): string {
  const at = stops.findIndex((stop) => stop.siblings.some((sibling) => sibling.id === turn.id));
  return at > 0 ? stops[at - 1]!.turn.id : ROOT;
}
