import { isKnownZone } from "../time/formats.js";
import { firstShown, shownAs } from "../time/local-time.js";
import type { Members } from "./draft.js";

/** Where shared moments stand in the programme of a city: a pure function. */

/** A shared moment that a city attends. */
export interface Attended {
  id: string;
  /** Undefined as long as it has none. */
  instant: number | undefined;
  /** Whether it has another hour than where it stands in a programme. */
  isMoved: boolean;
}

/**
 * Puts each moment ahead of the first slot that starts at its hour or later. One that stands there already
 * stays, unless it has another hour now; a line of a moment that is not attended is left out.
 */
export function inItsPlace(lines: readonly Members[], moments: readonly Attended[], zone: string): Members[] {
  const stays = new Set(moments.filter(({ isMoved }) => !isMoved).map(({ id }) => id));
  const placed = lines.filter(({ milestone }) => milestone === undefined || stays.has(String(milestone)));
  const inOrder = moments.toSorted((a, b) => (a.instant ?? Infinity) - (b.instant ?? Infinity));
  for (const { id, instant } of inOrder) {
    if (placed.some(({ milestone }) => milestone === id)) continue;
    const index = placed.findIndex(line => (startOf(line) ?? -Infinity) >= (instant ?? Infinity));
    placed.splice(index < 0 ? placed.length : index, 0, { milestone: id });
  }
  return placed;

  function startOf({ milestone, day, at }: Members): number | undefined {
    if (milestone !== undefined) return moments.find(({ id }) => id === milestone)?.instant;
    const shown = shownAs(String(day)) + Date.parse(`1970-01-01T${String(at)}:00Z`);
    return Number.isFinite(shown) && isKnownZone(zone) ? firstShown(shown, zone) : undefined;
  }
}
