import { isInconclusive } from "../http/retries.js";
import type { Feed, Problem } from "../feed/feed.js";

/**
 * Asks what answers at an address that was given or guessed: the editions of a Carillon, or a problem.
 * Undefined where nothing answers, or only a proxy in trouble: then there may be a Carillon later.
 *
 * @param server with a slash at its end
 */
export async function editionsAt(server: string): Promise<string[] | Problem | undefined> {
  const answer = await fetch(`${server}api/v1/editions`).catch(() => undefined);
  if (answer === undefined || isInconclusive(answer)) return undefined;
  if (!answer.ok) return "not-carillon";
  const text = await answer.text().catch(() => undefined);
  return text === undefined ? undefined : (editionsIn(text) ?? "not-carillon");
}

/**
 * Ends a feed whose server is no Carillon. It asks only while no connection is being opened and none ever
 * was: where a Carillon is, it is not asked.
 */
export function endUnlessCarillon(feed: Feed, server: string): void {
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
