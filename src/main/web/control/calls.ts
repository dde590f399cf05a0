import type { City, Timeline } from "../feed/document.js";

/** The calls for help that are open: pure functions of the document and an instant. */

/** A call that nobody has answered for so long rises to the top of the page. */
const UNANSWERED_MILLIS = 10 * 60_000;

/** A call for help, as a coordinator sees it. */
export interface Call {
  id: string;
  /** The id of the city that calls. */
  from: string;
  city: City;
  call: City["help"][string];
}

/** Lists the calls that are open, the longest first. */
export function openCalls(timeline: Timeline): Call[] {
  return Object.entries(timeline.cities)
    .flatMap(([from, city]) => Object.entries(city.help).map(([id, call]) => ({ id, from, city, call })))
    .sort((a, b) => Date.parse(a.call.since) - Date.parse(b.call.since));
}

/** Asks whether nobody has answered a call for too long, by the server's clock. */
export function isOverdue({ call }: Call, now: number): boolean {
  const isAnswered = Object.keys(call.answers ?? {}).length > 0;
  return !isAnswered && now - Date.parse(call.since) >= UNANSWERED_MILLIS;
}
