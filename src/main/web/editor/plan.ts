import { idFor, isProvisional } from "./slot-ids.js";
import { hoursOf, startOf, withHours, type Moments } from "./plan-hours.js";
import { isSlot, type Line, type Lines, type SlotLine } from "./plan-lines.js";

/**
 * The programme of a city while somebody plans it: immutable values and pure functions. Lines are as the
 * edition file has them (docs/edition-file.md), with what is half typed as it was typed.
 *
 * - `begin`, `changed`, `undone`, `redone`: the plan with its history. A change takes the new lines.
 * - `inserted`, `removed`, `moved`, `retitled`: one change of the lines, for `changed`; for other hours,
 *   `withHours` of `plan-hours.ts` and then `placed`.
 * - `placed`, `inOrder`: lines where their hours belong; the order of a programme counts.
 * - `plan-lines.ts`: what a line is. `plan-hours.ts`: its hours as minutes by the clocks of
 *   the city, for what is drawn and dragged.
 * - `plan-cells.ts`: the cells of the table, and what is typed into one. `pasted-rows.ts`: many at once.
 * - `plan-merge.ts`: what differs between two programmes, and the work of two people on one.
 */

export interface Plan {
  /** What is announced, as far as it is known here: the ids in it are kept for ever. */
  readonly announced: Lines;
  readonly lines: Lines;
  readonly past: readonly Lines[];
  readonly future: readonly Lines[];
}

const MOST_STEPS = 200;

/** @param lines where somebody has gone on from what is announced */
export function begin(announced: Lines, lines: Lines = announced): Plan {
  return { announced, lines, past: [], future: [] };
}

export function changed(plan: Plan, lines: Lines): Plan {
  if (lines === plan.lines) return plan;
  return { ...plan, lines, past: [...plan.past, plan.lines].slice(-MOST_STEPS), future: [] };
}

export function undone(plan: Plan): Plan {
  const before = plan.past.at(-1);
  if (before === undefined) return plan;
  return { ...plan, lines: before, past: plan.past.slice(0, -1), future: [plan.lines, ...plan.future] };
}

export function redone(plan: Plan): Plan {
  const [next, ...future] = plan.future;
  return next === undefined ? plan : { ...plan, lines: next, past: [...plan.past, plan.lines], future };
}

/** Every id that a new slot cannot have: of the lines, and of what was announced. */
function takenIds(plan: Plan): Set<string> {
  return new Set([...plan.announced, ...plan.lines].filter(isSlot).map(({ id }) => id));
}

/** Makes a slot that goes on where the one before it ends, for somebody to write a title into. */
export function freshSlot(
  plan: Plan,
  before: Line | undefined,
  firstDay: string,
  moments: Moments,
): SlotLine {
  const id = idFor("", takenIds(plan));
  const made: SlotLine = { id, day: firstDay, kind: "other", title: "" };
  if (before === undefined) return made;
  if (!isSlot(before)) return { ...made, day: moments[before.milestone]?.day ?? firstDay };
  const { start, end } = hoursOf(before) ?? {};
  const free = { ...made, day: before.day };
  return start === undefined || end === undefined || end <= start ? free : withHours(free, { start: end });
}

export function inserted(lines: Lines, index: number, line: Line): Lines {
  return lines.toSpliced(index, 0, line);
}

/** Moments stay: whether the city attends is said by coordination. */
export function removed(lines: Lines, index: number): Lines {
  const line = lines[index];
  return line === undefined || !isSlot(line) ? lines : lines.toSpliced(index, 1);
}

/** Moves a line up, where `by` is negative, or down; not past an end. */
export function moved(lines: Lines, index: number, by: number): Lines {
  const to = Math.max(0, Math.min(lines.length - 1, index + by));
  const line = lines[index];
  return line === undefined || to === index ? lines : lines.toSpliced(index, 1).toSpliced(to, 0, line);
}

/** Gives a slot a title, and one that never had a title and was never announced its id. */
export function retitled(plan: Plan, slot: SlotLine, title: string): SlotLine {
  const isNew = !plan.announced.some(line => isSlot(line) && line.id === slot.id);
  const id = isNew && isProvisional(slot.id) && title !== "" ? idFor(title, takenIds(plan)) : slot.id;
  return { ...slot, id, title };
}

/** Puts one line where its hour belongs, behind others of that hour; the same where nothing is to move. */
export function placed(lines: Lines, index: number, moments: Moments): Lines {
  const line = lines[index];
  const start = line === undefined ? undefined : startOf(line, moments);
  if (line === undefined || start === undefined) return lines;
  const starts = lines.map(other => startOf(other, moments));
  const isLater = (other: number | undefined) => other !== undefined && other > start;
  const isEarlier = (other: number | undefined) => other !== undefined && other < start;
  if (!starts.slice(0, index).some(isLater) && !starts.slice(index + 1).some(isEarlier)) return lines;
  const others = lines.toSpliced(index, 1);
  const to = others.findIndex(other => isLater(startOf(other, moments)));
  return others.toSpliced(to < 0 ? others.length : to, 0, line);
}

/** Puts every line where its hour belongs; one without stays behind the line that it stood behind. */
export function inOrder(lines: Lines, moments: Moments): Lines {
  let last = -Infinity;
  const starts = lines.map(line => (last = startOf(line, moments) ?? last));
  const order = [...lines.keys()].sort((a, b) => starts[a]! - starts[b]! || a - b);
  return order.every((from, to) => from === to) ? lines : order.map(index => lines[index]!);
}
