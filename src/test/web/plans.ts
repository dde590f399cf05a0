import type { Vocabulary } from "../../main/web/editor/plan-cells.js";
import type { SlotLine } from "../../main/web/editor/plan-lines.js";

/** Plans of which a test writes only what it is about, on the weekend of 4 March 2017. */

export const MOMENTS = { call: { day: "2017-03-04", at: "18:00" } };

export const WORDS: Vocabulary = {
  days: ["2017-03-03", "2017-03-04", "2017-03-05"],
  dayName: day => `le ${day}`,
  kinds: { work: "travail", workshop: "atelier", break: "pause", meal: "repas", other: "autre" },
  parts: { morning: "le matin", evening: "le soir" },
};

export function slotLine(id: string, at?: string, until?: string): SlotLine {
  return {
    id,
    day: "2017-03-04",
    ...(at !== undefined && { at }),
    ...(until !== undefined && { until }),
    kind: "work",
    title: id,
  };
}
