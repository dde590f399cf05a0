import { days, shownAs } from "../time/local-time.js";

/** A new event as its form has it, before the server knows of it: plain data, and pure functions of it. */

export type Members = Record<string, unknown>;

export interface CityDraft {
  /** Tells it from the others while its name is being written. */
  key: string;
  /** The id that it has in an earlier edition or in a file; a new city gets one of its name. */
  id?: string;
  name: string;
  /** What it is called in other languages. */
  names: Readonly<Record<string, string>>;
  venue: string;
  zone: string;
  position?: readonly [number, number];
  /** Its programme in an earlier edition or a file; a new city gets the one for all. */
  programme?: readonly Members[];
  /** The members of an earlier edition that the form does not show. */
  more: Members;
}

export interface MomentDraft {
  key: string;
  id?: string;
  title: string;
  titles: Readonly<Record<string, string>>;
  day: string;
  at: string;
  /** How long it lasts, as it is written. */
  minutes: string;
  /** Whether it has another hour than in the programmes that came with it. */
  isMoved: boolean;
  more: Members;
}

/** A line of the programme that all cities start from. */
export interface SlotDraft {
  key: string;
  /** It is made of its title. */
  id?: string;
  day: string;
  from: string;
  to: string;
  title: string;
  kind: string;
}

export interface Draft {
  title: string;
  id: string;
  isIdTyped: boolean;
  from: string;
  to: string;
  zone: string;
  isZoneTyped: boolean;
  /** The first language, in which titles are written here. */
  language: string;
  /** The other languages. */
  others: readonly string[];
  cities: readonly CityDraft[];
  moments: readonly MomentDraft[];
  slots: readonly SlotDraft[];
  more: Members;
}

/** Of an event that is longer, the form offers the first ones. */
const MOST_DAYS = 60;
const DAY = /^\d{4}-\d\d-\d\d$/;
const SATURDAY = 6;
const USUAL_START = "18:00";
const USUAL_MINUTES = "30";
const LEAST_DAYS_AHEAD = 14;
const DAYS_OF_WEEK = 7;

let made = 0;

/** Makes a key that no other part of a draft in this tab has. */
export function freshKey(): string {
  return `${Date.now().toString(36)}-${made++}`;
}

/** The weekend two weeks from a day on, or the next one after that. */
export function nextWeekend(today: string): { from: string; to: string } {
  const earliest = dayPlus(today, LEAST_DAYS_AHEAD);
  const from = dayPlus(earliest, (SATURDAY - weekday(earliest) + DAYS_OF_WEEK) % DAYS_OF_WEEK);
  return { from, to: dayPlus(from, 1) };
}

/** An event of which nothing is known yet but what is usual. */
export function emptyDraft(today: string, zone: string, language: string, usual: string): Draft {
  const { from, to } = nextWeekend(today);
  const empty: Draft = {
    title: "",
    id: "",
    isIdTyped: false,
    from,
    to,
    zone,
    isZoneTyped: false,
    language,
    others: [],
    cities: [],
    moments: [],
    slots: [],
    more: {},
  };
  return { ...empty, moments: [usualMoment(empty, usual)] };
}

/** The shared moment that is proposed: on a Saturday at 18:00, where there is one, else on the first day. */
export function usualMoment(draft: Draft, title: string): MomentDraft {
  const all = daysOf(draft);
  return {
    key: freshKey(),
    title,
    titles: {},
    day: all.find(day => weekday(day) === SATURDAY) ?? all[0] ?? draft.from,
    at: USUAL_START,
    minutes: USUAL_MINUTES,
    isMoved: false,
    more: { opens: "PT15M" },
  };
}

/** The days of the event; none while its first or last one is only half typed, or stands after the other. */
export function daysOf({ from, to }: Pick<Draft, "from" | "to">): string[] {
  if (!isDay(from) || !isDay(to)) return [];
  const last = dayPlus(from, MOST_DAYS - 1);
  return days(from, to < last ? to : last);
}

/** Lets the event begin on another day. All its days and hours move along. */
export function movedTo(draft: Draft, from: string): Draft {
  if (!isDay(from) || !isDay(draft.from)) return { ...draft, from };
  const by = Math.round((shownAs(from) - shownAs(draft.from)) / shownAs("1970-01-02"));
  const move = (day: string) => (isDay(day) ? dayPlus(day, by) : day);
  return {
    ...draft,
    from,
    to: move(draft.to),
    moments: draft.moments.map(moment => ({ ...moment, day: move(moment.day) })),
    slots: draft.slots.map(slot => ({ ...slot, day: move(slot.day) })),
    cities: draft.cities.map(city =>
      city.programme === undefined
        ? city
        : { ...city, programme: city.programme.map(line => lineMoved(line, move)) },
    ),
  };
}

function lineMoved(line: Members, move: (day: string) => string): Members {
  const { day, until } = line;
  return {
    ...line,
    ...(typeof day === "string" && { day: move(day) }),
    ...(typeof until === "string" &&
      until.includes("T") && { until: `${move(until.slice(0, 10))}${until.slice(10)}` }),
  };
}

/**
 * Finds the first day of the next edition: after today, a whole number of weeks after the last one, and a
 * year later where that can be. So each day keeps its weekday.
 */
function nextFirstDay(before: string, today: string): string {
  const year = dayPlus(before, 52 * DAYS_OF_WEEK);
  if (year > today) return year;
  const weeks = Math.floor((shownAs(today) - shownAs(year)) / shownAs("1970-01-08")) + 1;
  return dayPlus(year, weeks * DAYS_OF_WEEK);
}

/**
 * The next edition of an earlier one: on new days, with the year of those where its title had the year of the
 * old ones.
 */
export function nextEdition(earlier: Draft, today: string): Draft {
  if (!isDay(earlier.from)) return { ...earlier, id: "", isIdTyped: false };
  const moved = movedTo(earlier, nextFirstDay(earlier.from, today));
  const title = moved.title.replaceAll(earlier.from.slice(0, 4), moved.from.slice(0, 4));
  return { ...moved, title, id: "", isIdTyped: false };
}

/** The zone of the event: the first city's, unless somebody wrote another one. */
export function withZoneOfCities(draft: Draft): Draft {
  const zone = draft.cities[0]?.zone ?? "";
  return draft.isZoneTyped || zone === "" ? draft : { ...draft, zone };
}

export function isDay(text: string): boolean {
  return DAY.test(text) && Number.isFinite(Date.parse(text));
}

function dayPlus(day: string, n: number): string {
  return new Date(shownAs(day, 24 * n)).toISOString().slice(0, 10);
}

/** The day of the week, Sunday being 0. */
function weekday(day: string): number {
  return new Date(shownAs(day)).getUTCDay();
}
