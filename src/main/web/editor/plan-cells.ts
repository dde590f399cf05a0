import { retitled, type Plan } from "./plan.js";
import { hoursOf, minutes, until, withHours } from "./plan-hours.js";
import { isSlot, type Line, type SlotLine } from "./plan-lines.js";
import { typedDay, typedLength, typedName, typedTime, type Names } from "./typed-values.js";

/** The cells of the table: what one shows of a slot, and the slot after something was typed into one. */

export const COLUMNS = ["day", "from", "to", "title", "place", "kind"] as const;
export type Column = (typeof COLUMNS)[number];

/** The words of a reader for what is written in a plan. */
export interface Vocabulary {
  /** The days of the edition. */
  days: readonly string[];
  dayName(day: string): string;
  kinds: Names;
  parts: Names;
}

/** An end by the clock that is this long after the start or less is meant for the next day. */
const MOST_PAST_MIDNIGHT = 12 * 60;
const DAY_MINUTES = 1440;

/** The member of a slot in which a cell is written, for what a fault points at. */
const MEMBERS: Readonly<Record<string, Column>> = {
  day: "day",
  at: "from",
  part: "from",
  until: "to",
  title: "title",
  id: "title",
  text: "title",
  place: "place",
  kind: "kind",
};

/** The column where a member of a slot stands; what is wrong with a whole slot is wrong with its hours. */
export function columnOf(member: string | undefined): Column {
  return member === undefined ? "from" : (MEMBERS[member] ?? "title");
}

export function cellText(slot: SlotLine, column: Column, words: Vocabulary): string {
  switch (column) {
    case "day":
      return words.days.includes(slot.day) ? words.dayName(slot.day) : slot.day;
    case "from":
      return slot.at ?? (slot.part === undefined ? "" : (words.parts[slot.part] ?? slot.part));
    case "to":
      return slot.until?.replace(/^\d{4}-\d\d-\d\dT/, "") ?? "";
    case "kind":
      return words.kinds[slot.kind] ?? slot.kind;
    default:
      return slot[column] ?? "";
  }
}

/** Whether a slot ends on another day than it begins. */
export function endsLater({ until: end }: SlotLine): boolean {
  return end?.includes("T") === true;
}

/** What is typed and cannot be read stays as it was typed: the server says what is wrong with it. */
export function typedInto(
  plan: Plan,
  slot: SlotLine,
  column: Column,
  typed: string,
  words: Vocabulary,
): SlotLine {
  const text = typed.trim().replace(/\s+/g, " ");
  switch (column) {
    case "day":
      return onDay(slot, typedDay(text, words.days) ?? text);
    case "from":
      return startingAt(slot, text, words.parts);
    case "to":
      return endingAt(slot, text);
    case "title":
      return retitled(plan, slot, text);
    case "place":
      return text === "" ? without(slot, "place") : { ...slot, place: text };
    case "kind":
      return { ...slot, kind: text === "" ? "other" : (typedName(text, words.kinds) ?? text) };
  }
}

/** Moves a slot to another day, its end with it. */
function onDay(slot: SlotLine, day: string): SlotLine {
  const hours = hoursOf(slot);
  const start = minutes(day, slot.at);
  if (hours?.end === undefined || start === undefined) return { ...slot, day };
  return withHours(slot, { start, end: hours.end - hours.start + start });
}

/** A slot that begins at another time keeps its length. */
function startingAt(slot: SlotLine, text: string, parts: Names): SlotLine {
  if (text === "") return without(slot, "at", "part");
  const time = typedTime(text);
  if (time === undefined) {
    const part = typedName(text, parts);
    return part === undefined
      ? { ...without(slot, "part"), at: text }
      : { ...without(slot, "at", "until"), part };
  }
  const start = minutes(slot.day, time);
  const hours = hoursOf(slot);
  if (start === undefined || hours?.end === undefined) return { ...without(slot, "part"), at: time };
  return withHours(slot, { start, end: hours.end - hours.start + start });
}

function endingAt(slot: SlotLine, text: string): SlotLine {
  if (text === "") return without(slot, "until");
  const start = minutes(slot.day, slot.at);
  const length = typedLength(text);
  if (length !== undefined && start !== undefined) return withHours(slot, { start, end: start + length });
  const time = typedTime(text);
  if (time === undefined) return { ...slot, until: text };
  const isMidnight = time === "24:00";
  const end = isMidnight ? nextMidnight(slot.day) : minutes(slot.day, time);
  if (start === undefined || end === undefined) return { ...slot, until: isMidnight ? "00:00" : time };
  const isNextDay = end <= start && end + DAY_MINUTES - start <= MOST_PAST_MIDNIGHT;
  return { ...slot, until: until(slot.day, isNextDay ? end + DAY_MINUTES : end) };
}

function nextMidnight(day: string): number | undefined {
  const midnight = minutes(day, "00:00");
  return midnight === undefined ? undefined : midnight + DAY_MINUTES;
}

function without(slot: SlotLine, ...members: ("at" | "until" | "part" | "place")[]): SlotLine {
  const rest = { ...slot };
  for (const member of members) delete rest[member];
  return rest;
}

/** Gives the slot of a line; undefined for a moment. */
export function slotOf(line: Line | undefined): SlotLine | undefined {
  return line !== undefined && isSlot(line) ? line : undefined;
}
