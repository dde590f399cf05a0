import type { Turn } from "../feed/document.js";
import { turnsAfter, type TurnedSlot } from "./turns-foreseen.js";
import type { Said } from "./team-log.js";

/**
 * The turns of a slot without one of the statements that made them. Like the server, it goes through all that
 * was said of the slot again: what was done before may hold once more. Pure.
 */

/** The order of what happened in the same millisecond, as on the server; what is not here comes between. */
const RANKS: Record<string, number> = {
  "turns.set": 0,
  "slot.delayed": 0,
  "slot.started": 1,
  "slot.finished": 3,
};
const USUAL_RANK = 2;

/**
 * Tells the turns of a slot without a statement.
 *
 * @param said what holds of all that was said of the slot, as far as this device knows
 * @returns undefined where something is missing in it: then it does not lead to the turns that the slot has
 */
export function turnsWithout(
  slot: TurnedSlot,
  said: readonly Said[],
  id: string,
): Record<string, Turn> | undefined {
  if (!areSame(slot.turns ?? {}, replayed(said))) return undefined;
  return replayed(said.filter(other => other.id !== id));
}

function replayed(said: readonly Said[]): Record<string, Turn> {
  let slot: TurnedSlot = { state: "planned", turns: {} };
  for (const { body } of [...said].sort(byOccurrence))
    slot = { state: stateAfter(slot, body.type), turns: turnsAfter(slot, body) ?? slot.turns ?? {} };
  return slot.turns ?? {};
}

function stateAfter({ state }: TurnedSlot, type: string): TurnedSlot["state"] {
  switch (type) {
    case "slot.started":
      return "running";
    case "slot.finished":
      return "done";
    case "slot.skipped":
      return "skipped";
    default:
      return state;
  }
}

function byOccurrence(one: Said, other: Said): number {
  return (
    Date.parse(one.body.observedAt) - Date.parse(other.body.observedAt) ||
    rankOf(one) - rankOf(other) ||
    (one.id < other.id ? -1 : 1)
  );
}

function rankOf({ body }: Said): number {
  return RANKS[body.type] ?? USUAL_RANK;
}

/** Compares turns but for what is expected of them, which follows from the rest. */
function areSame(some: Record<string, Turn>, others: Record<string, Turn>): boolean {
  const ids = Object.keys(some);
  return (
    ids.length === Object.keys(others).length &&
    ids.every(id => {
      const other = others[id];
      return other !== undefined && facts(some[id]!) === facts(other);
    })
  );
}

function facts({ order, city, project, title, minutes, state, actual }: Turn): string {
  const instants = [actual?.start, actual?.end].map(instant => instant && Date.parse(instant));
  return JSON.stringify([order, city, project, title, minutes, state, ...instants]);
}
