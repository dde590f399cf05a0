import { announcedNow, programmeOf } from "./announced-now.js";
import { publishedIn, versionsIn, type Version } from "./versions.js";
import type { Line } from "../control/journal-lines.js";
import { fetchWithRetries } from "../http/retries.js";
import { addressOf } from "../http/base-path.js";

/** Reads the versions of a city's programme; none where it was never changed. Fails without an answer. */
export async function readVersions(edition: string, city: string): Promise<Version[]> {
  const lines = await linesOf(edition, city);
  const [first] = publishedIn(lines);
  if (first === undefined) return [];
  const justBefore = new Date(Date.parse(first.at) - 1).toISOString();
  return versionsIn(lines, programmeOf(await announcedNow(edition, justBefore), city));
}

async function linesOf(edition: string, city: string): Promise<Line[]> {
  const answer = await fetchWithRetries(
    addressOf(`/api/v1/editions/${edition}/journal?after=0&city=${encodeURIComponent(city)}`),
  );
  if (!answer.ok) throw new Error(`journal: ${answer.status}`);
  return (await answer.text())
    .split("\n")
    .filter(line => line !== "")
    .map(line => JSON.parse(line) as Line);
}
