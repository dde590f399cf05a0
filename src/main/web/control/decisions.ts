import { isInconclusive, retryAfterMillis, withJitter } from "../http/retries.js";
import { addressOf } from "../http/base-path.js";
import type { Milestone } from "../feed/document.js";
import { withBalancedDirections } from "../words/isolation.js";
import { problemOf, whatIsWrong } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";
import { uuid } from "../device/uuid.js";

export type Decision = { type: string; milestone?: string; [member: string]: unknown };
export type Answer = { cursor: string; refusal?: never } | { cursor?: never; refusal: string };

const TRIES = 3;
const PAUSE_MILLIS = 1_000;
const ANSWER_MILLIS = 8_000;
const MOST_PAUSE_MILLIS = 5_000;

/** The result of one attempt: an answer; or none, with the pause before the next. */
type Attempt = Answer | { pauseMillis: number; limited?: string };

/**
 * Sends a decision, a few times under the same id where no answer comes. It is not kept for later: what a
 * coordinator decided on what they saw may be wrong in ten minutes.
 *
 * @param seen the cursor of what they saw; where something was decided about the milestone since, the server
 * refuses and says what
 * @returns the cursor at which it holds, or why it was refused
 */
export async function decide(
  edition: string,
  decision: Decision,
  seen: string | undefined,
  now: number,
): Promise<Answer> {
  const id = uuid(now);
  const body = JSON.stringify(
    decision.milestone === undefined ? decision : { ...decision, ...(seen !== undefined && { seen }) },
  );
  let unsure = false;
  for (let left = TRIES - 1; ; left--) {
    const attempt = await put(edition, id, body);
    if (!("pauseMillis" in attempt)) return attempt;
    unsure ||= attempt.limited === undefined;
    if (left === 0 && !unsure) return { refusal: attempt.limited! };
    if (left === 0) throw new Error("no answer");
    await new Promise(again => setTimeout(again, attempt.pauseMillis));
  }
}

/**
 * The server's answer; or how long to wait where none came, or only half of one, or where too many were sent.
 */
async function put(edition: string, id: string, body: string): Promise<Attempt> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/decisions/${id}`), {
    method: "PUT",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body,
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer === undefined) return { pauseMillis: PAUSE_MILLIS };
  if (answer.ok) {
    const { cursor } = ((await answer.json().catch(() => undefined)) ?? {}) as { cursor?: unknown };
    return typeof cursor === "string" ? { cursor } : { pauseMillis: PAUSE_MILLIS };
  }
  // An answer of a proxy says nothing about the decision.
  const problem = await problemOf(answer);
  if (problem === undefined) return { pauseMillis: PAUSE_MILLIS };
  const refusal = whatIsWrong(problem) ?? problem.code;
  if (answer.status === 429)
    return {
      pauseMillis: Math.min(MOST_PAUSE_MILLIS, withJitter(retryAfterMillis(answer) ?? PAUSE_MILLIS)),
      limited: refusal,
    };
  return isInconclusive(answer) ? { pauseMillis: PAUSE_MILLIS } : { refusal };
}

/**
 * What takes a decision back, given the milestone as it was before it, one after the other; nothing where it
 * cannot be taken back. What was held when it was moved or cancelled is held again, for the same reason.
 */
export function inverse(decision: Decision, before: Milestone | undefined, now: number): Decision[] {
  const milestone = decision.milestone;
  if (milestone === undefined || before === undefined) return [];
  const hold: Decision[] =
    before.hold === undefined
      ? []
      : [{ type: "milestone.held", milestone, reason: withBalancedDirections(before.hold.reason) }];
  switch (decision.type) {
    case "milestone.held":
      return [{ type: "milestone.released", milestone }];
    case "milestone.released":
      return hold;
    // To cancel a revived moment again would need a new reason.
    case "milestone.postponed":
      return before.state !== "cancelled" && Date.parse(before.expected) > now
        ? [{ type: "milestone.postponed", milestone, to: before.expected }]
        : [];
    case "milestone.cancelled":
      return Date.parse(before.expected) > now
        ? [{ type: "milestone.postponed", milestone, to: before.expected }, ...hold]
        : [];
    default:
      return [];
  }
}
