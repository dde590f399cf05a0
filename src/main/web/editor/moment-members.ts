import type { AnnouncedMoment } from "./announced-now.js";
import { dayOf, firstShown, shownAs, withOffset } from "../time/local-time.js";
import { timeOfDay } from "../time/time-of-day.js";

/** A shared moment as its form has it, and as a statement changes it: pure functions. */

/** What stands in the fields of the form. */
export interface MomentFields {
  title: Record<string, string>;
  day: string;
  at: string;
  duration: string;
  opens: string;
  room: string;
  isForAll: boolean;
  cities: string[];
  quorum: string;
  checks: string;
}

type Members = Record<string, unknown>;

const MINUTES_OF_HOUR = 60;
const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?$/;

/** Fills the form with what is announced; hours are those of the edition's own zone. */
export function fieldsOf(moment: AnnouncedMoment, zone: string): MomentFields {
  const { title, at, duration, opens, room = "", cities, quorum, checks = [] } = moment;
  const instant = Date.parse(at);
  return {
    title: { ...title },
    day: dayOf(instant, zone),
    at: timeOfDay(instant, zone),
    duration: minutesOf(duration),
    opens: minutesOf(opens),
    room,
    isForAll: cities === "all",
    cities: cities === "all" ? [] : [...cities],
    quorum: quorum === undefined ? "" : String(quorum),
    checks: checks.join("\n"),
  };
}

/** Fills the form of a moment that is new. */
export function newFields(day: string): MomentFields {
  return {
    title: {},
    day,
    at: "",
    duration: "30",
    opens: "15",
    room: "",
    isForAll: true,
    cities: [],
    quorum: "",
    checks: "",
  };
}

/** Gives the minutes of a duration, as a field has them; empty where it is written otherwise. */
export function minutesOf(duration: string | undefined): string {
  const found = DURATION.exec(duration ?? "");
  if (found === null) return "";
  return String(Number(found[1] ?? 0) * MINUTES_OF_HOUR + Number(found[2] ?? 0));
}

/**
 * Lists the members that are other than before, as the statement names them; a null for what was taken out.
 * What is half typed is sent as it is: the server says what is wrong with it.
 */
export function changedMembers(
  before: MomentFields | undefined,
  fields: MomentFields,
  zone: string,
): Members {
  const was = before === undefined ? {} : membersOf(before, zone);
  const is = membersOf(fields, zone);
  const changes: Members = {};
  for (const [member, value] of Object.entries(is))
    if (JSON.stringify(value) !== JSON.stringify(was[member])) changes[member] = value;
  for (const member of Object.keys(was)) if (!Object.hasOwn(is, member)) changes[member] = null;
  return changes;
}

function membersOf(fields: MomentFields, zone: string): Members {
  const { title, duration, opens, room, isForAll, cities, quorum, checks } = fields;
  const lines = checks
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "");
  return {
    title: Object.fromEntries(Object.entries(title).filter(([, words]) => words.trim() !== "")),
    at: startOf(fields, zone),
    duration: durationOf(duration),
    ...(opens !== "" && Number(opens) !== 0 && { opens: durationOf(opens) }),
    ...(room.trim() !== "" && { room: room.trim() }),
    cities: isForAll ? "all" : cities,
    ...(quorum !== "" && { quorum: Number(quorum) }),
    ...(lines.length > 0 && { checks: lines }),
  };
}

function startOf({ day, at }: MomentFields, zone: string): string {
  const shown = shownAs(day) + Date.parse(`1970-01-01T${at}:00Z`);
  return Number.isFinite(shown) ? withOffset(firstShown(shown, zone), zone) : `${day}T${at}`;
}

function durationOf(minutes: string): string {
  return `PT${minutes}M`;
}

/** Makes an id of a title that no other moment has. */
export function idFor(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, MOST_ID)
    .replace(/-+$/, "");
  const base = plain === "" ? "moment" : plain;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.includes(id)) return id;
  }
}

const MOST_ID = 48;
