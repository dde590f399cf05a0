import { hoursOf, withHours } from "./plan-hours.js";
import type { SlotLine } from "./plan-lines.js";
import { DAY_MILLIS, dayAfter, firstShown, instantsOf, offset, shownAs } from "../time/local-time.js";

/**
 * What a slot's hours become when its block is moved or stretched: pure functions. Hours are those that the
 * clocks of the city show, each as the instant at which clocks in UTC show the same.
 */

export const MINUTE_MILLIS = 60_000;
/** What blocks snap to, and the least that one may last. */
const STEP_MINUTES = 5;
const STEP_MILLIS = STEP_MINUTES * MINUTE_MILLIS;
/** As what a slot without an end is stretched. */
export const OPEN_MILLIS = 60 * MINUTE_MILLIS;
/** The last night belongs to the edition, until its noon. */
const LAST_HOUR = 12;

/** The hours of a slot as what clocks show. */
export interface Span {
  start: number;
  end?: number | undefined;
}

/** Within what blocks can be moved: the days of the edition, by the clocks of the city. */
export interface Bounds {
  first: string;
  last: string;
  zone: string;
}

/** Gives the hours of a slot; undefined where they cannot be read, as while somebody types. */
export function spanOf(slot: SlotLine): Span | undefined {
  const hours = hoursOf(slot);
  if (hours === undefined) return undefined;
  const start = hours.start * MINUTE_MILLIS;
  return hours.end === undefined || hours.end <= hours.start
    ? { start }
    : { start, end: hours.end * MINUTE_MILLIS };
}

/** Writes hours into a slot. */
export function withSpan(slot: SlotLine, { start, end }: Span): SlotLine {
  return withHours(slot, {
    start: start / MINUTE_MILLIS,
    ...(end !== undefined && { end: end / MINUTE_MILLIS }),
  });
}

/** Moves a slot by minutes and days; it lasts as long as before, also over a change of clocks. */
export function moved(span: Span, minutes: number, days: number, bounds: Bounds): Span {
  const wanted = snapped(span.start, minutes) + days * DAY_MILLIS;
  const shownLength = (span.end ?? span.start) - span.start;
  const latest = Math.min(lastStart(bounds), lastEnd(bounds) - shownLength);
  const start = existing(within(wanted, shownAs(bounds.first), latest), wanted < span.start, bounds.zone);
  if (span.end === undefined) return { start };
  const { zone } = bounds;
  const length = firstShown(span.end, zone) - firstShown(span.start, zone);
  return { start, end: Math.min(lastEnd(bounds), endAfter(firstShown(start, zone) + length, zone)) };
}

/** Moves the start or the end of a slot by minutes. */
export function stretched(span: Span, edge: "start" | "end", minutes: number, bounds: Bounds): Span {
  const { start, end = start + OPEN_MILLIS } = span;
  if (edge === "start") {
    const latest = Math.min(lastStart(bounds), end - STEP_MILLIS);
    const wanted = within(snapped(start, minutes), shownAs(bounds.first), latest);
    return { ...span, start: existing(wanted, true, bounds.zone) };
  }
  const wanted = within(snapped(end, minutes), start + STEP_MILLIS, lastEnd(bounds));
  return { start, end: existing(wanted, false, bounds.zone) };
}

function snapped(instant: number, minutes: number): number {
  if (minutes === 0) return instant;
  return Math.round((instant + minutes * MINUTE_MILLIS) / STEP_MILLIS) * STEP_MILLIS;
}

function within(wanted: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, wanted));
}

function lastStart({ last }: Bounds): number {
  return shownAs(last, 24) - STEP_MILLIS;
}

/** The latest end: the noon after the last day. */
function lastEnd({ last }: Bounds): number {
  return shownAs(dayAfter(last), LAST_HOUR);
}

/** Leaves what clocks skip, towards the earlier or the later side of it. */
function existing(wanted: number, isEarlier: boolean, zone: string): number {
  if (instantsOf(wanted, zone).length > 0) return wanted;
  if (!isEarlier) return shownAt(firstShown(wanted, zone), zone);
  let found = wanted;
  while (instantsOf(found, zone).length === 0) found -= STEP_MILLIS;
  return found;
}

function shownAt(instant: number, zone: string): number {
  return instant + offset(instant, zone);
}

/**
 * Gives what clocks show at an end. What they show twice means the first time: an end at the second one is
 * put off until they show it once.
 */
function endAfter(instant: number, zone: string): number {
  let end = shownAt(instant, zone);
  if (firstShown(end, zone) === instant) return end;
  while (instantsOf(end, zone).length > 1) end += STEP_MILLIS;
  return end;
}
