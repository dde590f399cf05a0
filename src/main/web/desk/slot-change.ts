/** Changes one slot of a programme as it is written in the edition file: pure functions. */

/** A slot in the members of the edition file; those that a desk does not change stay as they are. */
export interface WrittenSlot {
  id: string;
  day: string;
  /** A time of day, or a day and a time: `2017-03-05T01:00`. */
  at?: string;
  until?: string;
  part?: string;
  title: string;
  place?: string;
  [member: string]: unknown;
}

/** A line of a programme: a slot, or a shared moment. */
export type WrittenLine = WrittenSlot | { milestone: string; id?: never };

/** What a desk changes of a slot, as fields hold it: texts, and times of day; empty where there is none. */
export interface SlotFields {
  title: string;
  place: string;
  from: string;
  to: string;
}

export const FIELDS = ["title", "place", "from", "to"] as const satisfies (keyof SlotFields)[];

/** Where a fault in a field is told by the server. */
const MEMBERS: Record<string, keyof SlotFields> = { title: "title", place: "place", at: "from", until: "to" };

const PART_OF_ALL_DAY = "day";

export function fieldsOf({ title, place = "", at, until }: WrittenSlot): SlotFields {
  return { title, place, from: timeIn(at), to: timeIn(until) };
}

/** Gives a slot with what fields say; the same where they say what is announced. */
export function withFields(slot: WrittenSlot, fields: SlotFields): WrittenSlot {
  const before = fieldsOf(slot);
  if (FIELDS.every(field => fields[field] === before[field])) return slot;
  const { at, until, part, place, ...rest } = slot;
  const isMoved = fields.from !== before.from || fields.to !== before.to;
  return {
    ...rest,
    ...(isMoved
      ? hours(slot, fields)
      : { ...(at !== undefined && { at }), ...(until !== undefined && { until }), ...(part && { part }) }),
    title: fields.title.trim(),
    ...(fields.place.trim() !== "" && { place: fields.place.trim() }),
  };
}

/** Gives the programme with another slot in the place of the one with its id. */
export function withSlot(programme: readonly WrittenLine[], slot: WrittenSlot): WrittenLine[] {
  return programme.map(line => (line.id === slot.id ? slot : line));
}

export function slotIn(programme: readonly WrittenLine[], id: string): WrittenSlot | undefined {
  return programme.find((line): line is WrittenSlot => line.id === id);
}

/**
 * Keeps what somebody typed over what a colleague published meanwhile: a field that they left alone follows.
 */
export function rebased(base: SlotFields, typed: SlotFields, published: SlotFields): SlotFields {
  const kept = (field: keyof SlotFields) => (typed[field] === base[field] ? published[field] : typed[field]);
  return { title: kept("title"), place: kept("place"), from: kept("from"), to: kept("to") };
}

/** Finds the field of which a pointer of the server speaks; undefined where it is of none of them. */
export function fieldAt(pointer: string, programme: readonly WrittenLine[], id: string) {
  const [, , line, member] = pointer.split("/");
  return programme[Number(line)]?.id === id ? MEMBERS[member ?? ""] : undefined;
}

/** What ends ahead of its beginning, or with it, ends on the next day. */
function hours(slot: WrittenSlot, { from, to }: SlotFields): Pick<WrittenSlot, "at" | "until" | "part"> {
  if (from === "") return { part: slot.part ?? PART_OF_ALL_DAY };
  const begins =
    slot.at !== undefined && slot.at.includes("T") ? slot.at.slice(0, slot.day.length) : slot.day;
  const ends = to > from ? begins : dayBehind(begins);
  const written = (day: string, time: string) => (day === slot.day ? time : `${day}T${time}`);
  return { at: written(begins, from), ...(to !== "" && { until: written(ends, to) }) };
}

function dayBehind(day: string): string {
  const next = new Date(`${day}T00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, day.length);
}

function timeIn(written = ""): string {
  return written.slice(written.indexOf("T") + 1);
}
