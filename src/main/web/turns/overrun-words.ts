import type { Timeline } from "../feed/document.js";
import type { Overrun } from "./overrun.js";
import { namedCity } from "./turn-name.js";
import { say } from "../words/other-words.js";
import { clockTime, minutes } from "../words/words.js";

const MINUTE_MILLIS = 60_000;

/**
 * Says when the turns will be over, by how much that is too late, and what waits for it in each city: a
 * sentence each, the first of which is always there.
 *
 * @param zone in which times are said; those of a city's slot are in its own
 */
export function overrunWords({ ends, over, late }: Overrun, timeline: Timeline, zone: string): string[] {
  const at = clockTime(ends, zone);
  return [
    over === 0 ? say("turns.endAt", { at }) : say("turns.endLate", { at, by: whole(over) }),
    ...late.map(({ city: id, slot, start, by }) => {
      const city = timeline.cities[id]!;
      return say("turns.makesWait", {
        city: namedCity(timeline, id),
        slot: slot.title,
        at: clockTime(start, city.timezone),
        by: whole(by),
      });
    }),
  ];
}

function whole(millis: number): string {
  return minutes(Math.ceil(millis / MINUTE_MILLIS));
}
