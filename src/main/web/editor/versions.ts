import type { Lines } from "./plan-lines.js";
import type { Line } from "../control/journal-lines.js";
import { setAsideBy, setAsideIn } from "../control/set-aside.js";

/** The versions of a city's programme, each of which was published: pure functions. */

/** A version that was published, or the one that the edition began with. */
export interface Version {
  /** Its position in the journal; 0 for the one that the edition began with. */
  seq: number;
  /** What was published, when, and by whom; absent for the first one. */
  line?: Line;
  programme: Lines;
  /** What was announced before it. */
  before: Lines;
  /** Whether it was taken back since. */
  isTakenBack: boolean;
  /** Whether it is what is announced now. */
  isNow: boolean;
}

const PUBLISHED = "programme.changed";

/** Lists what was published among the lines of a journal. */
export function publishedIn(lines: readonly Line[]): Line[] {
  return lines.filter(({ type, parts }) => type === PUBLISHED && Array.isArray(parts?.["programme"]));
}

/**
 * Lists the versions of a programme, the newest first.
 *
 * @param lines what was said for the city, and which sessions were set aside, in the order of the journal
 * @param beginning the programme that the edition began with
 */
export function versionsIn(lines: readonly Line[], beginning: Lines): Version[] {
  const takenBackAt = new Map(
    lines.filter(({ type }) => type === "retracted").map(({ ref, seq }) => [String(ref), seq]),
  );
  const setAside = setAsideIn(lines);
  for (const line of lines) {
    const decision = setAsideBy(line, setAside);
    if (decision !== undefined && !takenBackAt.has(line.id)) takenBackAt.set(line.id, decision.seq);
  }
  const first = { seq: 0, programme: beginning, before: beginning, isTakenBack: false };
  const versions: Omit<Version, "isNow">[] = [first];
  for (const line of publishedIn(lines)) {
    const isGone = ({ line: other }: Omit<Version, "isNow">) =>
      (takenBackAt.get(other?.id ?? "") ?? Infinity) < line.seq;
    versions.push({
      seq: line.seq,
      line,
      programme: line.parts?.["programme"] as Lines,
      before: versions.findLast(version => !isGone(version))!.programme,
      isTakenBack: takenBackAt.has(line.id),
    });
  }
  const now = versions.findLast(({ isTakenBack }) => !isTakenBack);
  return versions.map(version => ({ ...version, isNow: version === now })).reverse();
}
