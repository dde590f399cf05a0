import type { Line } from "./journal-lines.js";

/**
 * What a session said, and what of it is set aside (docs/protocol.md, "What a session said"): pure functions
 * of the lines of the journal.
 */

const SET_ASIDE = "session.set-aside";
const REINSTATED = "session.reinstated";
/** Changes of what is announced of a moment; all else that is decided of one stands. */
const CHANGES_OF_A_MOMENT: ReadonlySet<string> = new Set(["milestone.changed", "milestone.removed"]);

/** For each session that is set aside: the decision that did it. */
export type SetAside = ReadonlyMap<string, Line>;

/**
 * Finds the sessions that are set aside.
 *
 * @param lines in the order of the journal
 */
export function setAsideIn(lines: readonly Line[]): SetAside {
  const standing = new Map<string, Line>();
  for (const line of lines) {
    const session = String(line["session"]);
    if (line.type === SET_ASIDE && !standing.has(session)) standing.set(session, line);
    if (line.type === REINSTATED) standing.delete(session);
  }
  return standing;
}

/** Gives the decision that set a line aside; undefined where none did. */
export function setAsideBy(line: Line, setAside: SetAside): Line | undefined {
  const decision = setAside.get(line.by?.session ?? "");
  return decision !== undefined && isCovered(line, decision) ? decision : undefined;
}

function isCovered(line: Line, decision: Line): boolean {
  const since = decision["since"];
  return (
    line.seq < decision.seq &&
    (typeof since !== "string" || Date.parse(line.at) >= Date.parse(since)) &&
    canBeSetAside(line)
  );
}

/** Asks whether a line goes with its session: all but what is decided of a moment and of sessions. */
export function canBeSetAside({ type }: Line): boolean {
  return CHANGES_OF_A_MOMENT.has(type) || !(type.startsWith("milestone.") || type.startsWith("session."));
}

/** Lists what a session said that counts, and would be taken back with it, in the order of the journal. */
export function saidInSession(session: string, lines: readonly Line[]): Line[] {
  const setAside = setAsideIn(lines);
  const takenBack = new Set(
    lines
      .filter(line => line.type === "retracted" && setAsideBy(line, setAside) === undefined)
      .map(line => line["ref"]),
  );
  return lines.filter(line => line.by?.session === session && canBeSetAside(line) && !takenBack.has(line.id));
}
