import { addressOf, answerAddress, isArchive } from "../http/base-path.js";
import type { Timeline } from "./document.js";
import { merge } from "./feed.js";

/** The document as it was seen at an instant (docs/protocol.md, “Looking back”). */
export interface PastDocument {
  cursor: string;
  at: string;
  now: string;
  /** When something else was to be seen next; absent where nothing has been since. */
  next?: string;
  timeline: Timeline;
}

/** How an archive keeps its history: when each of its parts begins, and when it was written. */
interface History {
  now: string;
  parts: string[];
}

/** A part of an archive's history: the document at its beginning, and what changed it from then on. */
interface HistoryPart {
  cursor: string;
  timeline: Timeline;
  patches: { at: string; cursor: string; patch: unknown }[];
}

/** Fetches a file or an answer; by default once. */
type Get = (address: string) => Promise<Response>;

/**
 * Reads the document as it was seen at an instant.
 *
 * @throws Error where it cannot be read
 */
export async function readPast(edition: string, at: string, get: Get = fetch): Promise<PastDocument> {
  return isArchive
    ? pastInArchive(at, get)
    : read<PastDocument>(answerAddress(edition, "timeline", `?at=${at}`), get);
}

async function pastInArchive(at: string, get: Get): Promise<PastDocument> {
  const { now, parts } = await kept<History>("history", get);
  const instant = Date.parse(at);
  const isBy = (begin: string) => Date.parse(begin) <= instant;
  const number = Math.max(0, parts.findLastIndex(isBy));
  const part = await kept<HistoryPart>(`history-${number}`, get);
  let { cursor, timeline } = part;
  let seen = 0;
  for (const change of part.patches) {
    if (!isBy(change.at)) break;
    cursor = change.cursor;
    timeline = merge(timeline, change.patch) as Timeline;
    seen++;
  }
  const next = part.patches[seen]?.at ?? parts[number + 1];
  return { cursor, at, now, timeline, ...(next !== undefined && { next }) };
}

/** The files that were read last: a replay asks for the same ones again and again. */
const MOST_KEPT = 4;
const files = new Map<string, Promise<unknown>>();

function kept<File>(name: string, get: Get): Promise<File> {
  const known = files.get(name) as Promise<File> | undefined;
  if (known !== undefined) return known;
  const file = read<File>(addressOf(`/data/${name}.json`), get);
  files.set(name, file);
  file.catch(() => files.delete(name));
  const oldest = [...files.keys()].find(other => other !== "history");
  if (files.size > MOST_KEPT) files.delete(oldest!);
  return file;
}

async function read<Answer>(address: string, get: Get): Promise<Answer> {
  const answer = await get(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Answer;
}
