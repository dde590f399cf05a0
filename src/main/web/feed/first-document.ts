import { answerAddress } from "../http/base-path.js";
import type { Timeline } from "./document.js";
import type { Remembered } from "./feed.js";
import { timeLimit } from "../http/time-limit.js";

const ANSWER_MILLIS = 3_000;

interface Answer {
  cursor: string;
  now: string;
  timeline: Timeline;
}

/**
 * Fetches the document. The shell (`index.html`) asks for it beside the scripts, so that a first visit draws
 * it as soon as they run, and the feed only has to send what has changed since. Gives nothing if it does not
 * come soon.
 */
export async function firstDocument(edition: string): Promise<Remembered<Timeline> | undefined> {
  const answer = await fetch(answerAddress(edition, "timeline"), {
    signal: timeLimit(ANSWER_MILLIS),
  })
    .then(found => (found.ok ? (found.json() as Promise<Answer>) : undefined))
    .catch(() => undefined);
  if (answer === undefined) return undefined;
  const { cursor, now, timeline } = answer;
  const heardAt = Date.now();
  return { timeline, cursor, heardAt, clock: { here: heardAt, now: Date.parse(now), speed: 1 } };
}
