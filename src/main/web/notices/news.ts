import type { Notice, Timeline } from "../feed/document.js";
import * as telling from "./telling.js";
import { wording } from "../words/words.js";

/** The notices that these pages have words for, by their positions. */
export function newestFirst(timeline: Timeline): [string, Notice][] {
  return telling.newestFirst(timeline, wording);
}

/** Whether these pages have words for what was said; the others pass over it. */
export function isKnown(notice: Notice): boolean {
  return telling.isKnown(notice, wording);
}

/** A notice as a plain sentence in the page's language. */
export function sentence(notice: Notice, timeline: Timeline): string {
  return telling.tell(notice, timeline, wording);
}

export function title(titles: Record<string, string>): string {
  return wording.title(titles);
}
