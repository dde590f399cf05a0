import type { City, Timeline, Turn } from "../feed/document.js";
import { cityName } from "../words/city-name.js";
import type { Wording } from "../words/wording.js";

/** What a turn is called: its city, and what it shows. */
interface NamedTurn {
  city: City | undefined;
  /** Its title, or else the name of its project. */
  what: string | undefined;
}

/** Names a turn; of a project that is gone, its id stays. */
export function namedTurn(
  id: string,
  { city: by, project: shown, title }: Turn,
  timeline: Timeline,
): NamedTurn {
  const project = timeline.edition.projects?.[shown ?? ""];
  const city = timeline.cities[by ?? project?.city ?? ""];
  return { city, what: title ?? project?.name ?? shown ?? (city === undefined ? (by ?? id) : undefined) };
}

/** Writes what a turn is called in a sentence: “Lyon · Potager partagé”. */
export function turnWords(id: string, turn: Turn, timeline: Timeline, wording: Wording<never>): string {
  const { city, what } = namedTurn(id, turn, timeline);
  return [city && cityName(city, wording.language), what]
    .filter(part => part !== undefined)
    .map(part => wording.isolated(part))
    .join(" · ");
}
