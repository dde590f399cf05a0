import { addressOf } from "../http/base-path.js";
import { timeLimit } from "../http/time-limit.js";
import type { Line, Lines } from "./plan-lines.js";

/** What is announced now, in the members of the edition file, and the cursor at which it is. */
interface AnnouncedNow {
  cursor: string;
  edition: { cities: Record<string, { programme?: Line[] }> };
}

const ANSWER_MILLIS = 10_000;

/** Fails where the server has not answered. */
export async function announcedNow(edition: string): Promise<AnnouncedNow> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/announced`), {
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!answer.ok) throw new Error(`announced: ${answer.status}`);
  return (await answer.json()) as AnnouncedNow;
}

export function programmeOf({ edition }: AnnouncedNow, city: string): Lines {
  return edition.cities[city]?.programme ?? [];
}
