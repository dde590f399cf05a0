import type { Choice, Deciding } from "./deciding.js";
import { authorOf } from "./journal-words.js";
import type { Line } from "./journal-lines.js";
import { canBeSetAside, saidInSession } from "./set-aside.js";
import type { Timeline } from "../feed/document.js";
import { count, say } from "../words/other-words.js";
import { clockTime } from "../words/words.js";

/** How what somebody said, or all that was said in that session, is taken back and counts again. */

/** What undoing needs. */
export interface Undoing {
  timeline: Timeline;
  /** In the order of the journal. */
  lines: readonly Line[];
  deciding: Deciding;
}

/** Asks whether all that was said in the session of a line can be set aside from it. */
export function canSetSessionAside(line: Line, deciding: Deciding): boolean {
  return line.by?.session !== undefined && canBeSetAside(line) && !deciding.isOwnSession(line);
}

/** What takes back all that was said in the session of a line, or what was said from that line on. */
function sessionChoices(line: Line, lines: readonly Line[]): Choice[] {
  const session = line.by!.session!;
  const all = saidInSession(session, lines);
  const since = all.filter(other => Date.parse(other.at) >= Date.parse(line.at));
  // The oldest lines are not read where there are many: then there may be more.
  const isPart = (lines[0]?.seq ?? 1) > 1;
  const decision = { type: "session.set-aside", session };
  return [
    ...(since.length === all.length
      ? []
      : [
          {
            words: count("control.allSince", since.length),
            decision: { ...decision, since: line.at },
          },
        ]),
    { words: count(isPart ? "control.allAtLeast" : "control.allOfSession", all.length), decision },
  ];
}

/** Proposes to take back one line, if something does, or all that was said in its session. */
export function proposeUndoing(
  line: Line,
  detail: string,
  single: Choice[],
  { timeline, lines, deciding }: Undoing,
): void {
  const ofSession = canSetSessionAside(line, deciding) ? sessionChoices(line, lines) : [];
  const choices = [...single, ...ofSession];
  const [first] = choices;
  if (first === undefined) return;
  const isCheckIn = typeof line["city"] === "string";
  deciding.propose({
    ...first,
    words: say("about", { what: say(single.length === 0 ? "control.setAside" : "undo"), detail }),
    effects: [
      say(isCheckIn ? "control.saidBy" : "control.decidedBy", {
        who: authorOf(line, timeline),
        at: clockTime(Date.parse(line.at), timeline.edition.timezone),
      }),
      ...(isCheckIn && single.length > 0 ? [say("control.retractMeans")] : []),
      ...(ofSession.length > 0 ? [say("control.setAsideMeans")] : []),
    ],
    choices,
  });
}

/** Proposes that what was said in a session counts again. */
export function proposeReinstating(setAside: Line, { timeline, lines, deciding }: Undoing): void {
  const session = String(setAside["session"]);
  const since = setAside["since"];
  const said = saidInSession(session, lines).filter(
    ({ at }) => typeof since !== "string" || Date.parse(at) >= Date.parse(since),
  );
  deciding.propose({
    words: count("control.reinstateAll", said.length),
    effects: [
      say("control.setAsideBy", {
        who: authorOf(setAside, timeline),
        at: clockTime(Date.parse(setAside.at), timeline.edition.timezone),
      }),
      say("control.reinstateMeans"),
    ],
    decision: { type: "session.reinstated", session },
  });
}
