import { minutesOf } from "../editor/moment-members.js";
import { isKnownZone } from "../time/formats.js";
import { dayOf } from "../time/local-time.js";
import { timeOfDay } from "../time/time-of-day.js";
import { freshKey, type CityDraft, type Draft, type Members, type MomentDraft } from "./draft.js";

/** The draft of an edition that there was or that a file has, in the members of its file: pure functions. */

/**
 * Fills the form with an edition. Its projects are left out, for they are what its teams made. What is not as
 * an edition has it stays out, or comes as it is: the server says what is wrong with it.
 *
 * @returns nothing where it is no edition at all
 */
export function draftOf(edition: unknown, empty: Draft): Draft | undefined {
  if (!isMembers(edition) || !isMembers(edition["cities"])) return undefined;
  const {
    edition: id,
    title,
    timezone,
    from,
    to,
    languages,
    milestones,
    cities,
    projects: _,
    ...more
  } = edition;
  const zone = textOf(timezone) || empty.zone;
  const tags = Array.isArray(languages) && languages.length > 0 ? languages.map(String) : [empty.language];
  return {
    ...empty,
    title: textOf(title),
    id: textOf(id),
    from: textOf(from),
    to: textOf(to),
    zone,
    isZoneTyped: true,
    language: tags[0]!,
    others: tags.slice(1),
    cities: Object.entries(cities as Members).map(([city, members]) => cityOf(city, members)),
    moments: Object.entries(isMembers(milestones) ? milestones : {}).map(([moment, members]) =>
      momentOf(moment, members, tags[0]!, zone),
    ),
    slots: [],
    more,
  };
}

/** The same of a file of JSON, which may also be what `announced` answers: the edition stands within. */
export function draftOfJson(content: string, empty: Draft): Draft | undefined {
  try {
    const members: unknown = JSON.parse(content);
    const isWithin = isMembers(members) && isMembers(members["edition"]);
    return draftOf(isWithin ? members["edition"] : members, empty);
  } catch {
    return undefined;
  }
}

function cityOf(id: string, members: unknown): CityDraft {
  const { name, names, venue, timezone, position, programme, ...more } = isMembers(members) ? members : {};
  return {
    key: freshKey(),
    id,
    name: textOf(name),
    names: textsOf(names),
    venue: textOf(venue),
    zone: textOf(timezone),
    ...(isPosition(position) && { position }),
    programme: Array.isArray(programme) ? programme.filter(isMembers) : [],
    more,
  };
}

function momentOf(id: string, members: unknown, language: string, zone: string): MomentDraft {
  const { title, at, ...more } = isMembers(members) ? members : {};
  const titles = textsOf(title);
  const instant = Date.parse(textOf(at));
  const isKnown = Number.isFinite(instant) && isKnownZone(zone);
  return {
    key: freshKey(),
    id,
    title: titles[language] ?? Object.values(titles)[0] ?? "",
    titles,
    day: isKnown ? dayOf(instant, zone) : "",
    at: isKnown ? timeOfDay(instant, zone) : "",
    minutes: minutesOf(textOf(more["duration"])),
    isMoved: false,
    more,
  };
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(degrees => typeof degrees === "number");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isMembers(value) ? value : {}).map(([tag, words]) => [tag, textOf(words)]),
  );
}
