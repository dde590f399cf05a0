import type { Turn } from "../feed/document.js";
import { inOrder, turnsNow, type Block, type TurnsNow } from "./turns.js";

/** What can be said of turns, as it is posted but for the block that it is about: pure functions of that. */

/** The most that the server takes in a block, and of minutes in a turn. */
export const MOST_TURNS = 100;
export const MOST_MINUTES = 120;

/** A turn as it is set. */
export interface TurnEntry extends Pick<Turn, "city" | "project" | "title" | "minutes"> {
  id: string;
}

export type TurnPost =
  | { type: "turns.set"; turns: TurnEntry[] }
  | { type: "turn.started" | "turn.finished" | "turn.skipped"; turn: string }
  | { type: "turn.prolonged"; turn: string; minutes: number };

/**
 * What “next” means: the first of the queue begins, which ends whoever speaks; where nobody is left, whoever
 * speaks has finished. Undefined after the last.
 */
export function nextPost({ next, speaking }: TurnsNow): Exclude<TurnPost, { type: "turns.set" }> | undefined {
  if (next !== undefined) return { type: "turn.started", turn: next.id };
  return speaking && { type: "turn.finished", turn: speaking.id };
}

/** Lists the turns of a block as they would be set again. */
export function entriesOf(block: Block): TurnEntry[] {
  return inOrder(block).map(([id, { city, project, title, minutes }]) => ({
    id,
    ...(city !== undefined && { city }),
    ...(project !== undefined && { project }),
    ...(title !== undefined && { title }),
    minutes,
  }));
}

/**
 * Puts a turn that is still to come into another place of the queue; undefined where that changes nothing.
 *
 * @param to its place among those that are still to come; before the first, and behind the last, it is that
 */
export function moved(block: Block, id: string, to: number): TurnPost | undefined {
  const queue = turnsNow(block, 0).queue.map(turn => turn.id);
  const from = queue.indexOf(id);
  const place = Math.min(Math.max(to, 0), queue.length - 1);
  if (from === -1 || place === from) return undefined;
  const others = queue.filter(other => other !== id);
  const entries = entriesOf(block);
  const entry = entries.find(other => other.id === id)!;
  const rest = entries.filter(other => other !== entry);
  const behind = others[place - 1];
  const at =
    behind === undefined
      ? rest.findIndex(other => other.id === others[place])
      : rest.findIndex(other => other.id === behind) + 1;
  return { type: "turns.set", turns: rest.toSpliced(at, 0, entry) };
}

/** Gives a turn another number of minutes; undefined where it has so many already. */
export function withMinutes(block: Block, id: string, minutes: number): TurnPost | undefined {
  if (block.turns?.[id]?.minutes === minutes) return undefined;
  return {
    type: "turns.set",
    turns: entriesOf(block).map(entry => (entry.id === id ? { ...entry, minutes } : entry)),
  };
}

/** Takes a turn out. */
export function without(block: Block, id: string): TurnPost {
  return { type: "turns.set", turns: entriesOf(block).filter(entry => entry.id !== id) };
}

/** Puts one more at the end. */
export function withOneMore(block: Block, entry: TurnEntry): TurnPost {
  return { type: "turns.set", turns: [...entriesOf(block), entry] };
}

/**
 * Puts an order in place of what is still to come; who speaks or has spoken stays ahead of it, and has no
 * second turn.
 */
export function replaced(block: Block, entries: readonly TurnEntry[]): TurnPost {
  const begun = entriesOf(block).filter(({ id }) => hasBegun(block.turns![id]!));
  const ids = new Set(begun.map(({ id }) => id));
  return { type: "turns.set", turns: [...begun, ...entries.filter(({ id }) => !ids.has(id))] };
}

/** Asks whether one speaks or has spoken, and so has to stay among the turns. */
function hasBegun({ state }: Turn): boolean {
  return state === "running" || state === "done";
}
