import type { Milestone, Slot, Timeline, Turn } from "../feed/document.js";
import { stateOf } from "../moment/moment.js";
import { turnsNow, type TurnNow, type TurnsNow } from "./turns.js";

/** Which turns a screen shows, and which city is called: pure functions of the document and an instant. */

/** A city is called so long before its turn. */
const CALL_MILLIS = 120_000;

/** The block whose turns a screen shows: a shared moment, or a slot of the city of the screen. */
type Place = { milestone: string; slot?: undefined } | { city: string; slot: Slot };

export type OnAir = Place & {
  turns: TurnsNow;
  /** The next turn, where its city has to get ready: it is near, or nobody speaks. */
  called: TurnNow | undefined;
};

/**
 * Finds the turns that matter now: those of a shared moment that is live, or else those of a slot that the
 * city is in; undefined where none runs or is still to come.
 *
 * @param city whose screen it is; null for all
 */
export function onAir(timeline: Timeline, now: number, city: string | null): OnAir | undefined {
  const moments = Object.entries(timeline.milestones).filter(
    ([, milestone]) => stateOf(milestone, now) === "live",
  );
  for (const [id, milestone] of moments) {
    const turns = turnsNow(milestone, now);
    if (isUnderWay(turns)) return { milestone: id, turns, called: calledOf(turns, now) };
  }
  if (city === null) return undefined;
  const running = Object.values(timeline.cities[city]?.slots ?? {}).filter(
    ({ state }) => state === "running",
  );
  for (const slot of running) {
    const turns = turnsNow(slot, now);
    if (isUnderWay(turns)) return { city, slot, turns, called: calledOf(turns, now) };
  }
  return undefined;
}

function isUnderWay({ speaking, next }: TurnsNow): boolean {
  return speaking !== undefined || next !== undefined;
}

function calledOf({ speaking, next }: TurnsNow, now: number): TurnNow | undefined {
  return next === undefined || (speaking !== undefined && (next.start ?? now) - now > CALL_MILLIS)
    ? undefined
    : next;
}

/** The turn to which a city is called in a shared moment. */
interface Call {
  id: string;
  milestone: Milestone;
  turn: TurnNow;
  /** How long it takes until then, in milliseconds; undefined where it is at once. */
  wait: number | undefined;
  /** Since when the city could know: what it answered before that was about something else. */
  since: number;
}

/**
 * Finds the turn to which a city is called, also that which opens a moment that is about to begin; undefined
 * where it is not.
 */
export function callOf(timeline: Timeline, now: number, city: string): Call | undefined {
  for (const [id, milestone] of Object.entries(timeline.milestones)) {
    const turns = turnsNow(milestone, now);
    const turn = isAboutToBegin(milestone, now) ? turns.next : calledIn(milestone, turns, now);
    if (turn !== undefined && isHere(turn.turn, timeline, city))
      return { id, milestone, turn, wait: waitFor(turn, turns, milestone, now), since: sinceOf(milestone) };
  }
  return undefined;
}

function calledIn(milestone: Milestone, turns: TurnsNow, now: number): TurnNow | undefined {
  return stateOf(milestone, now) === "live" ? calledOf(turns, now) : undefined;
}

/** One that waits for its cities begins at any time, and is called when it does. */
function isAboutToBegin(milestone: Milestone, now: number): boolean {
  const left = Date.parse(milestone.expected) - now;
  return stateOf(milestone, now) === "planned" && left > 0 && left <= CALL_MILLIS;
}

function waitFor(
  turn: TurnNow,
  { speaking }: TurnsNow,
  milestone: Milestone,
  now: number,
): number | undefined {
  const begins = speaking === undefined ? Date.parse(milestone.expected) : turn.start;
  return begins === undefined || begins <= now ? undefined : begins - now;
}

/** Gives the instant of the last turn that began or ended, or else of the beginning, when it is called. */
function sinceOf({ turns = {}, expected }: Milestone): number {
  const said = Object.values(turns).flatMap(({ actual }) => [actual?.start, actual?.end]);
  const known = said.filter(instant => instant !== undefined).map(instant => Date.parse(instant));
  return known.length === 0 ? Date.parse(expected) - CALL_MILLIS : Math.max(...known);
}

/**
 * Asks whether a turn is of a city: named, or by its project. A slot's own city speaks where none is named.
 */
export function isHere({ city, project }: Turn, { edition }: Timeline, here: string, own?: string): boolean {
  return (city ?? edition.projects?.[project ?? ""]?.city ?? own) === here;
}
