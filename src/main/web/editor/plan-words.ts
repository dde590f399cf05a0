import { dateFormat } from "../time/formats.js";
import { dayOf, days } from "../time/local-time.js";
import { timeOfDay } from "../time/time-of-day.js";
import type { City, Timeline } from "../feed/document.js";
import { kindName, kinds } from "../timeline/slot-kinds.js";
import { language, say, wording } from "../words/words.js";
import { sayPlan } from "../words/editor-words.js";
import { columnOf, type Vocabulary } from "./plan-cells.js";

/** The words of this page's reader for what is written in a plan. */

const MEMBER = /([«“]\s?)(day|at|until|part|title|place|kind|id)(\s?[»”])/g;
const PARTS = ["morning", "afternoon", "evening", "day"] as const;

/** A moment that is shared, as a city comes to it. */
export interface NamedMoment {
  day: string;
  at: string;
  title: string;
}

export function vocabulary({ edition }: Timeline): Vocabulary {
  return {
    days: days(edition.from, edition.to),
    dayName: shortDay,
    kinds: Object.fromEntries(kinds.map(kind => [kind, kindName(kind)])),
    parts: Object.fromEntries(PARTS.map(part => [part, say(`part.${part}`)])),
  };
}

/** Says a sentence about a member of a slot with the name of the column that readers know it by. */
export function inWords(detail: string): string {
  return detail.replace(MEMBER, (_, open: string, member: string, close: string) => {
    return `${open}${sayPlan(columnOf(member))}${close}`;
  });
}

/** Writes a day as short as it can be read among others. */
export function shortDay(day: string): string {
  return dateFormat(language, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(
    Date.parse(day),
  );
}

/** Gives the moments by the clocks of a city. */
export function momentsOf({ milestones }: Timeline, { timezone }: City): Record<string, NamedMoment> {
  return Object.fromEntries(
    Object.entries(milestones).map(([id, { planned, title }]) => {
      const instant = Date.parse(planned);
      const moment = { day: dayOf(instant, timezone), at: timeOfDay(instant, timezone) };
      return [id, { ...moment, title: wording.title(title) }];
    }),
  );
}
