import { addressOf } from "../http/base-path.js";
import { fetchWithRetries } from "../http/retries.js";

/** An event as the list of all has it. */
export interface Edition {
  id: string;
  title: string;
  /** Its first and its last day. */
  from: string;
  to: string;
  state: "coming" | "on" | "over";
  /** Whether the bare addresses show it. */
  current?: boolean;
  rehearsal?: boolean;
}

/** Fetches the list of all editions; fails where the server does not answer with one. */
export async function allEditions(): Promise<Edition[]> {
  const answer = await fetchWithRetries(addressOf("/api/v1/editions"));
  if (!answer.ok) throw new Error(`the editions: ${answer.status}`);
  return ((await answer.json()) as { editions: Edition[] }).editions;
}

/** Those in a state: the next of what is to come first, and the last of what is over. */
export function inState(editions: readonly Edition[], state: Edition["state"]): Edition[] {
  const found = editions.filter(edition => edition.state === state);
  const byDay = found.sort((one, other) => (one.from < other.from ? -1 : 1));
  return state === "over" ? byDay.reverse() : byDay;
}
