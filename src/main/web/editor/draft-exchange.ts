import { addressOf } from "../http/base-path.js";
import { problemOf } from "../http/problem.js";
import { isInconclusive } from "../http/retries.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";
import type { Line, Lines } from "./plan-lines.js";
import type { SlotChange } from "./plan-merge.js";

/** The draft of a city's programme that its team shares on the server, until somebody publishes. */

/** A fault at a place of what was sent, such as `/programme/3/until`, in the reader's language. */
export interface PointedFault {
  pointer?: string;
  detail: string;
}

/** A city that would come late to a moment, and until when its slot ahead of that would go on. */
export interface Late {
  slot?: string;
  milestone: string;
  until?: string;
}

export interface Draft {
  version: number;
  programme: Line[];
  /** The cursor of what was announced when the work began. */
  seen: string;
  by?: { kind: string; city?: string; label?: string };
  at: string;
  mine: boolean;
  faults?: PointedFault[];
  changes?: SlotChange[];
  more?: number;
  late?: Late[];
  /** A sentence, where somebody published since the work began. */
  overtaken?: string;
}

/**
 * `none`: nobody has begun one. `changed`: a colleague has saved meanwhile. `unanswered`: not now.
 * `unavailable`: this server keeps no drafts.
 */
export type DraftAnswer =
  | { is: "kept"; draft: Draft }
  /** Without a draft where they have deleted it. */
  | { is: "changed"; draft: Draft | undefined }
  | { is: "none" }
  | { is: "too-large" }
  | { is: "unanswered" }
  | { is: "unavailable" };

const ANSWER_MILLIS = 10_000;
const UNAVAILABLE: DraftAnswer = { is: "unavailable" };

export function readDraft(edition: string, city: string): Promise<DraftAnswer> {
  return ask(edition, city, {});
}

/** @param version of the draft that this one goes on from; 0 where there was none */
export function writeDraft(
  edition: string,
  city: string,
  programme: Lines,
  seen: string,
  version: number,
): Promise<DraftAnswer> {
  return ask(edition, city, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ programme, seen, version }),
  });
}

export async function dropDraft(edition: string, city: string, version: number): Promise<void> {
  await fetch(`${addressOfDraft(edition, city)}?version=${version}`, {
    method: "DELETE",
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
}

function addressOfDraft(edition: string, city: string): string {
  return addressOf(`/api/v1/editions/${edition}/cities/${city}/draft`);
}

async function ask(edition: string, city: string, request: RequestInit): Promise<DraftAnswer> {
  const answer = await fetch(addressOfDraft(edition, city), {
    ...request,
    headers: { ...request.headers, "Accept-Language": language },
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer === undefined || isInconclusive(answer)) return { is: "unanswered" };
  if (answer.ok) {
    const draft: unknown = await answer.json().catch(() => undefined);
    return isDraft(draft) ? { is: "kept", draft } : UNAVAILABLE;
  }
  if (answer.status === 413) return { is: "too-large" };
  const problem = (await problemOf(answer)) as { code: string } | undefined;
  if (problem?.code === "no-draft") return { is: "none" };
  return problem?.code === "draft-changed" ? { is: "changed", draft: storedIn(problem) } : UNAVAILABLE;
}

/** The draft that is kept, as the answer to a save that came too late carries it. */
function storedIn(problem: object): Draft | undefined {
  const { draft } = problem as { draft?: unknown };
  return isDraft(draft) ? draft : undefined;
}

function isDraft(answer: unknown): answer is Draft {
  const { version, programme } = (answer ?? {}) as Partial<Draft>;
  return typeof version === "number" && Array.isArray(programme);
}
