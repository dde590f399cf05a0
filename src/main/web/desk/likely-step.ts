import type { City, Slot } from "../feed/document.js";
import { partOf } from "../programme/parts-of-day.js";
import { items, start, type Item } from "../programme/programme.js";
import { slotNow } from "../programme/what-is-on.js";
import { isSomebodySpeaking, turnsNow, type TurnNow } from "../turns/turns.js";
import { dayOf, HOUR_MILLIS } from "../time/local-time.js";

/** What an organizer will most likely say next: a pure function of the document and an instant. */
type Step =
  | { kind: "open" }
  | { kind: "start"; item: Item }
  | { kind: "finish"; item: Item }
  | { kind: "turn"; item: Item; turn: TurnNow; isFirst: boolean }
  | { kind: "nothing" };

/** What should have begun longer ago did not happen, or nobody will say it any more. */
const TOO_LATE_MILLIS = 2 * HOUR_MILLIS;
/** So long ahead of a slot the doors open. */
const DOORS_AHEAD_MILLIS = 2 * HOUR_MILLIS;
const SOON_MILLIS = 10 * 60_000;

export function likelyStep(city: City, now: number): Step {
  if (city.state === "expected") return { kind: "open" };
  const upcoming = nextToBegin(city, now);
  const ahead = upcoming === undefined ? Infinity : (start(upcoming.slot) ?? now) - now;
  if (city.state === "closed") return { kind: ahead < DOORS_AHEAD_MILLIS ? "open" : "nothing" };
  const running = items(city).filter(
    ({ slot }) => slotNow(slot, city, now) === "on" || (slot.state === "running" && isSomebodySpeaking(slot)),
  );
  const speaking = running.findLast(({ slot }) => turnsNow(slot, now).next !== undefined);
  if (speaking !== undefined) return nextTurn(speaking, now);
  const on = running.at(-1);
  if (on === undefined)
    return upcoming === undefined ? { kind: "nothing" } : { kind: "start", item: upcoming };
  return upcoming !== undefined && ahead < SOON_MILLIS && on.slot.expected?.end === undefined
    ? { kind: "start", item: upcoming }
    : { kind: "finish", item: on };
}

function nextTurn(item: Item, now: number): Step {
  const { all, next } = turnsNow(item.slot, now);
  return { kind: "turn", item, turn: next!, isFirst: all.every(({ turn }) => turn.actual === undefined) };
}

/** Finds the first planned slot behind all that was spoken of, and nothing of yesterday. */
function nextToBegin(city: City, now: number): Item | undefined {
  const all = items(city);
  const lastSaid = Math.max(
    -1,
    ...all.filter(({ slot }) => slot.state !== "planned").map(({ slot }) => slot.order),
  );
  return all.find(
    ({ slot }) => slot.state === "planned" && slot.order > lastSaid && mayBegin(slot, city.timezone, now),
  );
}

function mayBegin(slot: Slot, zone: string, now: number): boolean {
  const from = start(slot);
  if (from !== undefined) return from > now - TOO_LATE_MILLIS;
  return slot.day === dayOf(now, zone) && now < (partOf(slot, zone)?.[1] ?? Infinity);
}
