import type { WrittenLine } from "./slot-change.js";
import { addressOf } from "../http/base-path.js";
import { problemOf, whatIsWrong } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";

/** Reads what a city has announced, and publishes its whole programme anew. Both need the network. */

const ANSWER_MILLIS = 8_000;

/** The programme of a city as it is announced, and the cursor of that. */
export interface AnnouncedProgramme {
  cursor: string;
  programme: WrittenLine[];
}

/** What became of a publication. */
type Publication =
  | { kind: "published" }
  /** Somebody published after what its author had seen. */
  | { kind: "overtaken" }
  | { kind: "refused"; faults: { pointer?: string; detail: string }[] }
  /** Whether it holds is not known: the same may be sent again. */
  | { kind: "unanswered" };

/** Gives nothing where there is no network, or no such city any more. */
export async function announcedProgramme(
  edition: string,
  city: string,
): Promise<AnnouncedProgramme | undefined> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/announced`), {
    cache: "no-store",
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer === undefined || !answer.ok) return undefined;
  const read = (await answer.json().catch(() => undefined)) as
    | { cursor: string; edition: { cities: Record<string, { programme: WrittenLine[] }> } }
    | undefined;
  const programme = read?.edition.cities[city]?.programme;
  return read === undefined || programme === undefined ? undefined : { cursor: read.cursor, programme };
}

/** @param id the same each time the same is sent */
export async function publishProgramme(
  edition: string,
  id: string,
  body: { city: string; programme: readonly WrittenLine[]; seen: string },
): Promise<Publication> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/check-ins/${id}`), {
    method: "PUT",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ type: "programme.changed", ...body }),
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer?.ok) return { kind: "published" };
  const problem = answer === undefined ? undefined : await problemOf(answer);
  if (problem === undefined || problem.status >= 500) return { kind: "unanswered" };
  if (problem.code === "overtaken") return { kind: "overtaken" };
  return {
    kind: "refused",
    faults: problem.errors ?? [{ detail: whatIsWrong(problem) ?? problem.code }],
  };
}
