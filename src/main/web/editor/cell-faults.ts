import { columnOf, type Column } from "./plan-cells.js";
import type { PointedFault } from "./draft-exchange.js";
import { isSlot, keyOf, type Line, type Lines, type SlotLine } from "./plan-lines.js";

/** What is wrong, at the cells where it stands: pure functions of what the server found in what was sent. */

interface CellFault {
  key: string;
  column: Column;
  detail: string;
  /** The line in which it was found. */
  line: Line;
}

export interface Faults {
  cells: readonly CellFault[];
  /** What stands at no cell. */
  others: readonly string[];
}

export const NO_FAULTS: Faults = { cells: [], others: [] };

const POINTER = /^\/programme\/(\d+)(?:\/(\w+))?/;
const TIMES = ["day", "at", "until", "part"] as const;

/** @param sent the lines in which the server found them */
export function faultsIn(sent: Lines, found: readonly PointedFault[]): Faults {
  const cells: CellFault[] = [];
  const others: string[] = [];
  for (const { pointer = "", detail } of found) {
    const [, index, member] = POINTER.exec(pointer) ?? [];
    const line = index === undefined ? undefined : sent[Number(index)];
    if (line === undefined) others.push(detail);
    else cells.push({ key: keyOf(line), column: columnOf(member), detail, line });
  }
  return { cells, others };
}

/** The faults of one cell, but those mended meanwhile, as far as this page can tell before the server. */
export function faultsAt({ cells }: Faults, line: Line, column: Column): CellFault[] {
  return cells.filter(
    fault => fault.key === keyOf(line) && fault.column === column && isUnchanged(fault.line, line, column),
  );
}

export function isFaulty({ cells, others }: Faults, lines: Lines): boolean {
  return others.length > 0 || lines.some(line => cells.some(({ column }) => isAt(line, column)));

  function isAt(line: Line, column: Column): boolean {
    return faultsAt({ cells, others }, line, column).length > 0;
  }
}

function isUnchanged(then: Line, now: Line, column: Column): boolean {
  if (!isSlot(then) || !isSlot(now)) return true;
  const members: readonly (keyof SlotLine)[] =
    column === "day" || column === "from" || column === "to" ? TIMES : [column];
  return members.every(member => then[member] === now[member]);
}
