import { idFor } from "./slot-ids.js";
import { isSlot, keyOf, type Line, type Lines, type SlotLine } from "./plan-lines.js";

/** What differs between two programmes, and what becomes of the work of two people on one. */

/**
 * A member that differs; where there is no member, a whole slot, which is new or gone then. As notices have
 * it (docs/protocol.md).
 */
export interface SlotChange {
  slot: string;
  member?: string;
  was?: unknown;
  is?: unknown;
}

const MEMBERS = ["day", "at", "until", "part", "title", "place", "kind", "text"] as const;

export function isSame(some: Lines, others: Lines): boolean {
  return some.length === others.length && some.every((line, i) => isSameLine(line, others[i]!));
}

function isSameLine(one: Line, other: Line): boolean {
  if (keyOf(one) !== keyOf(other)) return false;
  return !isSlot(one) || !isSlot(other) || MEMBERS.every(member => one[member] === other[member]);
}

/** Lists what the second programme has otherwise than the first, in the order in which one reads it. */
export function changesBetween(before: Lines, after: Lines): SlotChange[] {
  const [old, now] = [slotsOf(before), slotsOf(after)];
  return [
    ...[...now.values()].flatMap(slot => changesOf(old.get(slot.id), slot)),
    ...[...old.values()]
      .filter(({ id }) => !now.has(id))
      .map((slot): SlotChange => ({ slot: slot.id, was: withoutId(slot) })),
  ];
}

function changesOf(was: SlotLine | undefined, is: SlotLine): SlotChange[] {
  if (was === undefined) return [{ slot: is.id, is: withoutId(is) }];
  return MEMBERS.filter(member => was[member] !== is[member]).map(member => ({
    slot: is.id,
    member,
    ...(was[member] !== undefined && { was: was[member] }),
    ...(is[member] !== undefined && { is: is[member] }),
  }));
}

function withoutId({ id: _, ...members }: SlotLine): object {
  return members;
}

function slotsOf(lines: Lines): Map<string, SlotLine> {
  return new Map(lines.filter(isSlot).map(slot => [slot.id, slot]));
}

/**
 * Puts what I changed on top of what a colleague made of the same programme: each member that I left alone is
 * theirs. Two new slots that happen to have one id stay two.
 */
export function merged(base: Lines, mine: Lines, theirs: Lines): Lines {
  const [before, own] = [byKey(base), byKey(mine)];
  const others = byKey(theirs);
  const kept = theirs.flatMap(line => {
    const key = keyOf(line);
    const [was, is] = [before.get(key), own.get(key)];
    if (was === undefined) return [line];
    return is === undefined ? [] : [mergedLine(was, is, line)];
  });
  const taken = new Set([...before.keys(), ...own.keys(), ...others.keys()]);
  const added = new Map(
    mine.flatMap(line => {
      const [key, was] = [keyOf(line), before.get(keyOf(line))];
      const other = others.get(key);
      if (other !== undefined && (was !== undefined || isSameLine(line, other))) return [];
      // What they took out stays out, unless I went on with it.
      if (was !== undefined && isSameLine(was, line)) return [];
      return [[key, other !== undefined && isSlot(line) ? renamed(line, taken) : line] as const];
    }),
  );
  const order = mine.map(keyOf);
  const isReordered = !isInOrder(
    order.filter(key => before.has(key)),
    base.map(keyOf),
  );
  return isReordered ? asOrdered(kept, added, order) : woven(kept, added, order);
}

function mergedLine(was: Line, is: Line, theirs: Line): Line {
  if (!isSlot(was) || !isSlot(is) || !isSlot(theirs)) return theirs;
  const line: SlotLine = { ...theirs };
  for (const member of MEMBERS) {
    if (is[member] === was[member]) continue;
    if (is[member] === undefined) delete (line as Partial<SlotLine>)[member];
    else line[member] = is[member];
  }
  return line;
}

function renamed(slot: SlotLine, taken: Set<string>): SlotLine {
  const id = idFor(slot.title, taken);
  taken.add(id);
  return { ...slot, id };
}

/** Puts each line that I added behind the one that it stands behind in mine. */
function woven(kept: Lines, added: ReadonlyMap<string, Line>, order: string[]): Lines {
  const lines = [...kept];
  let after = -1;
  for (const key of order) {
    const line = added.get(key);
    if (line !== undefined) lines.splice(++after, 0, line);
    else {
      const at = lines.findIndex(other => keyOf(other) === key);
      if (at >= 0) after = at;
    }
  }
  return lines;
}

/** Takes my order, where I moved lines; what they added stands behind what it stands behind in theirs. */
function asOrdered(kept: Lines, added: ReadonlyMap<string, Line>, order: string[]): Lines {
  const known = byKey(kept);
  const lines = order.flatMap(key => added.get(key) ?? known.get(key) ?? []);
  const ordered = byKey(lines);
  const missing = new Map([...known].filter(([key]) => !ordered.has(key)));
  return woven(lines, missing, kept.map(keyOf));
}

function isInOrder(keys: string[], all: string[]): boolean {
  const places = keys.map(key => all.indexOf(key));
  return places.every((place, i) => i === 0 || place > places[i - 1]!);
}

function byKey(lines: Lines): Map<string, Line> {
  return new Map(lines.map(line => [keyOf(line), line]));
}
