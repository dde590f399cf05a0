import { addressOf } from "../http/base-path.js";
import { timeLimit } from "../http/time-limit.js";

const ANSWER_MILLIS = 10_000;

/** Asks what the editions of this server are called, by their ids; none where it does not answer. */
export async function editionTitles(): Promise<Record<string, string>> {
  const { editions = [] } = await fetch(addressOf("/api/v1/editions"), { signal: timeLimit(ANSWER_MILLIS) })
    .then(answer => answer.json() as Promise<{ editions?: { id: string; title: string }[] }>)
    .catch((): { editions?: [] } => ({}));
  return Object.fromEntries(editions.map(({ id, title }) => [id, title]));
}
