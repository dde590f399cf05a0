import { isInconclusive, retryAfterMillis, withJitter } from "../http/retries.js";
import { addressOf } from "../http/base-path.js";
import { problemOf, whatIsWrong, type Problem } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";
import { uuid } from "../device/uuid.js";

/** A decision; or a check-in that coordinators post for a city, which it names. */
export type Decision = { type: string; milestone?: string; city?: string; [member: string]: unknown };

/**
 * What became of it: the id it has and the cursor at which it holds, or why it was refused, in words and as
 * the server told it.
 */
export type Answer =
  | { id: string; cursor: string; refusal?: never }
  | { cursor?: never; refusal: string; problem?: Problem };

const TRIES = 3;
const PAUSE_MILLIS = 1_000;
const ANSWER_MILLIS = 8_000;
const MOST_PAUSE_MILLIS = 5_000;

/** Asks whether it changes a milestone: a question is only about one. */
export function isOfMilestone({ type, milestone }: { type: string; milestone?: unknown }): boolean {
  return milestone !== undefined && !type.startsWith("question.");
}

/** The result of one attempt: an answer; or none, with the pause before the next. */
type Attempt = Answer | { pauseMillis: number; limited?: string };

/**
 * Sends a decision, a few times under the same id where no answer comes. It is not kept for later: what a
 * coordinator decided on what they saw may be wrong in ten minutes.
 *
 * @param seen the cursor of what they saw; where something was decided about the milestone since, the server
 * refuses and says what
 * @param isStillWanted whether to try once more, after so many tries without an answer
 * @returns the cursor at which it holds, or why it was refused
 * @throws where no answer came
 */
export async function decide(
  edition: string,
  decision: Decision,
  seen: string | undefined,
  now: number,
  isStillWanted = (tries: number) => tries < TRIES,
): Promise<Answer> {
  const id = uuid(now);
  const kind = decision.city === undefined ? "decisions" : "check-ins";
  const address = addressOf(`/api/v1/editions/${edition}/${kind}/${id}`);
  const body = JSON.stringify(
    seen === undefined || !isOfMilestone(decision) ? decision : { ...decision, seen },
  );
  let unsure = false;
  for (let tries = 1; ; tries++) {
    const attempt = await put(address, id, body);
    if (!("pauseMillis" in attempt)) return attempt;
    unsure ||= attempt.limited === undefined;
    if (isStillWanted(tries)) await new Promise(again => setTimeout(again, attempt.pauseMillis));
    if (isStillWanted(tries)) continue;
    if (unsure) throw new Error("no answer");
    return { refusal: attempt.limited! };
  }
}

/**
 * The server's answer; or how long to wait where none came, or only half of one, or where too many were sent.
 */
async function put(address: string, id: string, body: string): Promise<Attempt> {
  const answer = await fetch(address, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body,
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer === undefined) return { pauseMillis: PAUSE_MILLIS };
  if (answer.ok) {
    const { cursor } = ((await answer.json().catch(() => undefined)) ?? {}) as { cursor?: unknown };
    return typeof cursor === "string" ? { id, cursor } : { pauseMillis: PAUSE_MILLIS };
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
  return isInconclusive(answer) ? { pauseMillis: PAUSE_MILLIS } : { refusal, problem };
}
