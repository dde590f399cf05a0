import { addressOf } from "../http/base-path.js";
import { timeLimit } from "../http/time-limit.js";
import type { Instant } from "../feed/document.js";
import type { Line, Lines } from "./plan-lines.js";

/** A shared moment in the members of the edition file. */
export interface AnnouncedMoment {
  title: Record<string, string>;
  at: string;
  duration: string;
  opens?: string;
  room?: string;
  cities: "all" | string[];
  quorum?: number;
  checks?: string[];
}

/** What is announced now, in the members of the edition file, and the cursor at which it is. */
export interface AnnouncedNow {
  cursor: string;
  edition: {
    timezone: string;
    from: string;
    to: string;
    languages: string[];
    milestones: Record<string, AnnouncedMoment>;
    cities: Record<string, { name: string; programme?: Line[] }>;
  };
}

const ANSWER_MILLIS = 10_000;

/**
 * Asks what is announced. Fails where the server has not answered.
 *
 * @param at the instant at which it was; now, where it is absent
 */
export async function announcedNow(edition: string, at?: Instant): Promise<AnnouncedNow> {
  const query = at === undefined ? "" : `?at=${encodeURIComponent(at)}`;
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/announced${query}`), {
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!answer.ok) throw new Error(`announced: ${answer.status}`);
  return (await answer.json()) as AnnouncedNow;
}

export function programmeOf({ edition }: AnnouncedNow, city: string): Lines {
  return edition.cities[city]?.programme ?? [];
}
