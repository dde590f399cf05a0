/** The lines of a city's programme, in the members of the edition file (docs/edition-file.md). */

export interface SlotLine {
  id: string;
  day: string;
  at?: string;
  until?: string;
  part?: string;
  kind: string;
  title: string;
  place?: string;
  text?: string;
}

/** Where the city comes to a moment that is shared: coordination says when that is. */
interface MomentLine {
  milestone: string;
}

export type Line = SlotLine | MomentLine;
export type Lines = readonly Line[];

export function isSlot(line: Line): line is SlotLine {
  return !("milestone" in line);
}

/** Names a line among those of its programme. */
export function keyOf(line: Line): string {
  return isSlot(line) ? line.id : `milestone:${line.milestone}`;
}
