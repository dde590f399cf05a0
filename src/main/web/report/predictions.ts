import type { Instant, Slot, Timeline } from "../feed/document.js";

/** How many starts came as predicted, and how they are read: pure functions of the server's answer. */

/** Of so many starts, how many came as was predicted, and how many as was expected. */
export interface Score {
  starts: number;
  predicted: number;
  expected: number;
}

/** The scores by how many minutes ahead of a start they count what was said. */
export type ScoresAhead = Record<"10" | "30", Score>;

export const MINUTES_AHEAD = ["10", "30"] as const;

/** A start that did not come as it was predicted some minutes ahead of it. */
export interface Missed {
  minutes: number;
  city?: string;
  slot?: string;
  milestone?: string;
  turn?: string;
  actual: Instant;
  predicted: Instant;
}

export interface Predictions {
  ahead: ScoresAhead;
  cities: Record<string, ScoresAhead>;
  missed: Missed[];
}

/** The share of some starts in whole hundredths; undefined where there are none. */
export function percent(part: number, starts: number): number | undefined {
  return starts === 0 ? undefined : Math.round((100 * part) / starts);
}

/** A start with all that was predicted of it and did not come. */
export interface MissedStart {
  first: Missed;
  said: Missed[];
}

/** Groups what was missed by its start, in the order of their times, what was said first of each ahead. */
export function byStart(missed: readonly Missed[]): MissedStart[] {
  const groups = Map.groupBy(missed, ({ city, slot, milestone, turn, actual }) =>
    JSON.stringify([city, slot, milestone, turn, actual]),
  );
  return [...groups.values()]
    .map(said => said.toSorted((a, b) => b.minutes - a.minutes))
    .map(said => ({ first: said[0]!, said }));
}

/** The slot that a start belongs to; undefined for one of a shared moment, and where it is gone. */
export function slotOf({ city, slot }: Missed, { cities }: Timeline): Slot | undefined {
  return slot === undefined ? undefined : cities[city ?? ""]?.slots[slot];
}
