import type { City, Instant, Slot } from "../feed/document.js";
import { HOUR_MILLIS } from "../time/local-time.js";
import { partOf } from "./parts-of-day.js";

/**
 * What a slot is at an instant, by the one rule that all pages and the server's link previews follow
 * (docs/protocol.md, “What is on”). `WhatIsOn` is the same rule in Java, and both run the same cases.
 *
 * `on` is a fact. `unconfirmed` was on and may be no more: nobody said so, and it should be over. `past` ran,
 * and when it ended is not known. `due` was announced for now, and nobody said that it began.
 */
export type SlotNow = "on" | "unconfirmed" | "past" | "due";

/** How long after its expected end a slot is still taken to be on without a word. */
const CONFIRMED_MILLIS = 40 * 60_000;

/**
 * Says what a slot is at an instant; undefined where it is over, was skipped, or is not due. Pure.
 */
export function slotNow(
  slot: Slot,
  city: Pick<City, "state" | "timezone" | "slots">,
  now: number,
): SlotNow | undefined {
  if (slot.state === "planned") return isDue(slot, city, now) ? "due" : undefined;
  if (slot.state !== "running") return undefined;
  const began = millis(slot.actual?.start ?? slot.expected?.start) ?? now;
  const others = Object.values(city.slots).filter(other => other !== slot);
  if (city.state === "closed" || hasGivenWay(slot, began, others)) return "past";
  const until =
    millis(slot.expected?.end) ??
    nextWithHours(slot, began, others) ??
    endOfPart(slot, began, city.timezone) ??
    began + HOUR_MILLIS;
  return now > until + CONFIRMED_MILLIS ? "unconfirmed" : "on";
}

/** Asks whether a later slot started at or after the expected end, or at all where none is expected. */
function hasGivenWay(slot: Slot, began: number, others: Slot[]): boolean {
  const end = millis(slot.expected?.end) ?? began;
  return others.some(other => {
    const start = millis(other.actual?.start);
    const isLater = start !== undefined && (start > began || (start === began && other.order > slot.order));
    return isLater && start >= end;
  });
}

/** Gives when the next slot with hours is expected that has not begun. */
function nextWithHours(slot: Slot, began: number, others: Slot[]): number | undefined {
  return others
    .filter(other => other.order > slot.order && other.state === "planned")
    .sort((a, b) => a.order - b.order)
    .map(other => millis(other.expected?.start))
    .find(start => start !== undefined && start >= began);
}

function endOfPart(slot: Slot, began: number, zone: string): number | undefined {
  const end = partOf(slot, zone)?.[1];
  return end !== undefined && end > began ? end : undefined;
}

function isDue(slot: Slot, { slots, timezone }: Pick<City, "slots" | "timezone">, now: number): boolean {
  const start = millis(slot.expected?.start);
  const [from, to] =
    start === undefined
      ? (partOf(slot, timezone) ?? [Infinity, Infinity])
      : [
          start,
          millis(slot.expected?.end) ?? nextOfDay(slot, start, Object.values(slots)) ?? start + HOUR_MILLIS,
        ];
  return from <= now && now < to;
}

/** Gives the next expected start of the same day. */
function nextOfDay(slot: Slot, from: number, all: Slot[]): number | undefined {
  const later = all
    .filter(({ day }) => day === slot.day)
    .map(other => millis(other.expected?.start) ?? -Infinity)
    .filter(start => start > from);
  return later.length === 0 ? undefined : Math.min(...later);
}

function millis(instant: Instant | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
