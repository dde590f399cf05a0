import type { Change, Instant, Notice } from "../feed/document.js";

/** What a coordinator reads in the journal: pure functions of its lines. */

/** The parts of a shared moment that a change may name in the journal. */
const CHANGEABLE = ["title", "room", "duration", "opens", "quorum", "cities", "checks"];

/** An entry of the journal, with its author (docs/protocol.md, "Identity"). */
export interface Line {
  seq: number;
  id: string;
  at: Instant;
  observedAt: Instant;
  type: string;
  /** Absent until the journal itself was read. */
  by?: Author;
  [member: string]: unknown;
}

interface Author {
  kind: string;
  city?: string;
  /** What the invitation of the author's session was called. */
  label?: string;
}

/** Whether there are words for what a line says. */
interface Words {
  knows(key: string): boolean;
}

/** Lists the decisions that there are words for, the newest first. */
export function decisionsIn(lines: readonly Line[], words: Words): Line[] {
  return lines
    .filter(line => words.knows(isOfMoment(line) ? `said.${line.type}` : `did.${line.type}`))
    .sort((a, b) => b.seq - a.seq);
}

/** Asks whether a line is about a shared moment: then everybody is told of it in the same words. */
export function isOfMoment({ type }: Line): boolean {
  return type.startsWith("milestone.");
}

/** Lists what the cities said and what holds of it, the newest first, of what there are words for. */
export function checkInsIn(lines: readonly Line[], words: Words): Line[] {
  const takenBack = new Set(lines.filter(({ type }) => type === "retracted").map(line => line["ref"]));
  return lines
    .filter(
      line =>
        typeof line["city"] === "string" &&
        line.type !== "retracted" &&
        !takenBack.has(line.id) &&
        (line.type === "ready" || words.knows(`said.${line.type}`)),
    )
    .sort((a, b) => b.seq - a.seq);
}

/** Makes the notice that a statement made, of its line. */
export function noticeOf(line: Line): Notice {
  const text = line["text"] ?? line["note"] ?? line["reason"];
  return {
    ...line,
    ...(typeof text === "string" && { text }),
    ...(line.type === "milestone.changed" && { changes: changesIn(line) }),
  } as unknown as Notice;
}

/** Lists what a change names; not a new start, for a line has an `at` of its own. */
function changesIn(line: Line): Change[] {
  return CHANGEABLE.filter(member => line[member] !== undefined).map(member => ({
    member,
    is: line[member],
  }));
}
