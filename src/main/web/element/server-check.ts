import { leavesOpen } from "../http/answer.js";
import type { Feed, Problem } from "../feed/feed.js";

/**
 * What answers at an address, which somebody gave or a script guessed: the editions of a Carillon, or
 * something else. Undefined where nothing answers, or only something in trouble ahead of it: then there may
 * be a Carillon later.
 *
 * @param server with a slash at its end
 */
export async function editionsAt(server: string): Promise<string[] | Problem | undefined> {
  const answer = await fetch(`${server}api/v1/editions`).catch(() => undefined);
  if (answer === undefined || leavesOpen(answer)) return undefined;
  if (!answer.ok) return "not-carillon";
  const text = await answer.text().catch(() => undefined);
  return text === undefined ? undefined : (editionsIn(text) ?? "not-carillon");
}

/**
 * Ends a feed whose server is none. Nobody is asked while a connection may still come about, nor after one
 * has: a Carillon that is there answers no question more.
 */
export function endWhereNoCarillonIs(feed: Feed, server: string): void {
  let isAsking = false;
  const look = async (): Promise<void> => {
    const { opening, heardAt, problem } = feed.view;
    if (heardAt !== undefined || problem !== undefined) feed.removeEventListener("change", look);
    else if (!opening && !isAsking) {
      isAsking = true;
      const found = await editionsAt(server);
      isAsking = false;
      if (typeof found === "string") feed.end(found);
      else if (found !== undefined) feed.removeEventListener("change", look);
    }
  };
  feed.addEventListener("change", look);
}

function editionsIn(text: string): string[] | undefined {
  try {
    const { editions } = JSON.parse(text) as { editions: { id: string }[] };
    return editions.map(({ id }) => id);
  } catch {
    return undefined;
  }
}
