import type { City, Slot, Timeline } from "./document.js";
import { end, items, millis, start } from "./programme.js";

/** Where things stand on the time axis, as shares of its width: pure arithmetic, no element. */

export interface Axis { from: number; to: number }
export interface Bar { left: number; width: number }
export interface Drawn {
  id: string; slot: Slot; lane: number;
  planned?: Bar; shown?: Bar;
}

const HOUR = 3_600_000;

/** A window of hours around now, kept within the edition. */
export function axis(timeline: Timeline, now: number, hours: number): Axis {
  const all = Object.values(timeline.cities).flatMap((city) => items(city).map(({ slot }) => start(slot)).filter((at) => at !== undefined));
  const first = Math.min(...all) - HOUR;
  const last = Math.max(...all) + 3 * HOUR;
  const from = Math.min(Math.max(now - hours * HOUR * 0.4, first), Math.max(first, last - hours * HOUR));
  return { from: Math.floor(from / (HOUR / 2)) * (HOUR / 2), to: from + hours * HOUR };
}

export function share(at: number, { from, to }: Axis): number {
  return (at - from) / (to - from);
}

export function hours({ from, to }: Axis, step: number): number[] {
  const marks: number[] = [];
  for (let at = Math.ceil(from / (step * HOUR)) * step * HOUR; at < to; at += step * HOUR) marks.push(at);
  return marks;
}

function bar(from: number, to: number, axis: Axis): Bar | undefined {
  const left = Math.max(0, share(from, axis));
  const right = Math.min(1, share(to, axis));
  return right <= left ? undefined : { left, width: right - left };
}

/** The slots of a city that fall into the window; those that overlap stand in lanes of their own. */
export function draw(city: City, now: number, axis: Axis): Drawn[] {
  const all = items(city);
  const lanes: number[] = [];
  const drawn: Drawn[] = [];
  for (const { id, slot } of all) {
    const from = start(slot);
    if (from === undefined) continue;
    const until = Math.max(end(slot, all) ?? from, slot.state === "running" ? now : 0);
    const shown = bar(from, until, axis);
    const plannedStart = millis(slot.planned?.start);
    const length = until - from;
    const planned = plannedStart === undefined ? undefined : bar(plannedStart, millis(slot.planned?.end) ?? plannedStart + length, axis);
    if (shown === undefined && planned === undefined) continue;
    const begins = Math.min(from, plannedStart ?? from);
    let lane = lanes.findIndex((free) => free <= begins);
    if (lane < 0) lane = lanes.length;
    lanes[lane] = Math.max(until, begins);
    const moved = planned !== undefined && (shown === undefined || Math.abs(planned.left - shown.left) > 0.002);
    drawn.push({ id, slot, lane, ...(moved && { planned }), ...(shown && { shown }) });
  }
  return drawn;
}
