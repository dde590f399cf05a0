import type { Notice, Timeline } from "../feed/document.js";

/** Which news a reader wants: pure functions of a notice. */

export const NEWS_KINDS = ["all", "announcement", "help", "moment", "programme", "note"] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export interface NewsFilter {
  kind: NewsKind;
  /** The city that they are of, or for; empty for all. */
  city: string;
}

const KINDS: Record<string, NewsKind> = {
  announcement: "announcement",
  question: "announcement",
  help: "help",
  milestone: "moment",
  ready: "moment",
  turn: "moment",
  slot: "programme",
  city: "programme",
  note: "note",
};

/** One that only a newer server knows is found among all. */
function kindOf({ type, slot }: Notice): NewsKind {
  const kind = KINDS[type.split(".")[0]!] ?? "all";
  // Those who speak in a slot belong to its city's programme.
  return kind === "moment" && slot !== undefined ? "programme" : kind;
}

export function isWanted(notice: Notice, { kind, city }: NewsFilter, timeline: Timeline): boolean {
  return (kind === "all" || kindOf(notice) === kind) && (city === "" || concerns(notice, city, timeline));
}

/** Asks whether a notice is of a city, or for it: what is said to all is for each. */
function concerns({ city, cities, milestone }: Notice, wanted: string, { milestones }: Timeline): boolean {
  if (city !== undefined) return city === wanted;
  if (cities !== undefined) return cities.includes(wanted);
  const attending = milestones[milestone ?? ""]?.cities;
  return attending === undefined || wanted in attending;
}
