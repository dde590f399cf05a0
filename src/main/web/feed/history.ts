import type { Timeline } from "./document.js";
import { merge } from "./feed.js";

/** The history of an archive (docs/archive.md): pure functions of its files and an instant. */

/** The document as it was seen at an instant (docs/protocol.md, “Looking back”). */
export interface PastDocument {
  cursor: string;
  at: string;
  now: string;
  /** When something else was to be seen next; absent where nothing has been since. */
  next?: string;
  timeline: Timeline;
}

/** When each part of the history begins, and when it was written. */
export interface History {
  now: string;
  parts: string[];
}

/** A part of the history: the document at its beginning, and what changed it from then on. */
export interface HistoryPart {
  cursor: string;
  timeline: Timeline;
  patches: { at: string; cursor: string; patch: unknown }[];
}

/** Finds the number of the part that has an instant: the first one for what was before all. */
export function partAt({ parts }: History, at: string): number {
  return Math.max(
    0,
    parts.findLastIndex(begin => isBy(begin, at)),
  );
}

/** Gives the document as it was seen at an instant, out of the part that has it. */
export function documentAt(history: History, part: HistoryPart, at: string): PastDocument {
  const seen = part.patches.filter(change => isBy(change.at, at));
  const timeline = seen.reduce<unknown>((document, { patch }) => merge(document, patch), part.timeline);
  const next = part.patches[seen.length]?.at ?? history.parts[partAt(history, at) + 1];
  return {
    cursor: seen.at(-1)?.cursor ?? part.cursor,
    at,
    now: history.now,
    timeline: timeline as Timeline,
    ...(next !== undefined && { next }),
  };
}

function isBy(instant: string, at: string): boolean {
  return Date.parse(instant) <= Date.parse(at);
}
