import type { Notice, Timeline } from "../feed/document.js";
import * as telling from "./notice-sentence.js";
import { wording } from "../words/words.js";

/** Lists the notices that these pages have words for, by their positions. */
export function newestFirst(timeline: Timeline): [string, Notice][] {
  return telling.newestFirst(timeline, wording);
}

/** Asks whether these pages have words for a notice; the others are left out. */
export function isKnown(notice: Notice): boolean {
  return telling.isKnown(notice, wording);
}

/** Writes a notice as a plain sentence in the page's language. */
export function sentence(notice: Notice, timeline: Timeline): string {
  return telling.sentenceOf(notice, timeline, wording);
}

export function title(titles: Record<string, string>): string {
  return wording.title(titles);
}
