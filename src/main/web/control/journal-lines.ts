import { setAsideBy, setAsideIn } from "./set-aside.js";
import type { Change, Instant, Notice } from "../feed/document.js";

/** What a coordinator reads in the journal: pure functions of its lines. */

/** Decisions about what is announced of the event and of who takes part. */
const OF_THE_EVENT: ReadonlySet<string> = new Set(["city.added", "city.removed", "edition.changed"]);

/** An entry of the journal, with its author (docs/protocol.md, "Identity"). */
export interface Line {
  seq: number;
  id: string;
  at: Instant;
  observedAt: Instant;
  type: string;
  /** Absent until the journal itself was read. */
  by?: Author;
  /** Of a change of what is announced: its members of the edition file. */
  parts?: Readonly<Record<string, unknown>>;
  [member: string]: unknown;
}

interface Author {
  kind: string;
  /** Of a person: the session in which it was said. */
  session?: string;
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
  return lines.filter(line => words.knows(wordsOf(line))).sort((a, b) => b.seq - a.seq);
}

/** Names the words that tell a decision. */
export function wordsOf(line: Line): string {
  const isSaid = isToldToAll(line) || line.type.startsWith("session.");
  return isSaid ? `said.${line.type}` : `did.${line.type}`;
}

/** Asks whether everybody is told of a line in the same words: of a shared moment, and of the event. */
export function isToldToAll({ type }: Line): boolean {
  return type.startsWith("milestone.") || OF_THE_EVENT.has(type);
}

/**
 * Lists what the cities said and was not taken back by itself, the newest first, of what there are words
 * for. What was set aside with its session is among it.
 */
export function checkInsIn(lines: readonly Line[], words: Words): Line[] {
  const setAside = setAsideIn(lines);
  const takenBack = new Set(
    lines
      .filter(line => line.type === "retracted" && setAsideBy(line, setAside) === undefined)
      .map(line => line["ref"]),
  );
  return lines
    .filter(
      line =>
        typeof line["city"] === "string" &&
        line.type !== "retracted" &&
        !OF_THE_EVENT.has(line.type) &&
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
    ...(line.parts !== undefined && { changes: changesIn(line) }),
  } as unknown as Notice;
}

/** Lists what a change names. */
function changesIn({ parts = {} }: Line): Change[] {
  return Object.entries(parts).map(([member, is]) => ({ member, is }));
}
