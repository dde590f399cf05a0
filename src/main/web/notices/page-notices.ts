import { html, type TemplateResult } from "lit";
import type { Notice, Timeline } from "../feed/document.js";
import * as telling from "./notice-sentence.js";
import { userText } from "../words/user-text.js";
import { wording } from "../words/words.js";

/** Lists the notices that these pages have words for, by their positions. */
export function newestFirst(timeline: Timeline): [string, Notice][] {
  return telling.newestFirst(timeline, wording);
}

/** Asks whether these pages have words for a notice; the others are left out. */
export function isKnown(notice: Notice): boolean {
  return telling.isKnown(notice, wording);
}

/** Stands in for a text that people wrote while the sentence around it is made. */
const TEXT = "\ue000";

/**
 * Writes a notice as a sentence in the page's language, in which what people of a city wrote is marked as
 * being in theirs.
 */
export function markedSentence(notice: Notice, timeline: Timeline): TemplateResult | string {
  const { text, city } = notice;
  const lang = timeline.cities[city ?? ""]?.lang;
  if (text === undefined || lang === undefined || lang === wording.language)
    return sentence(notice, timeline);
  const [before, after] = sentence({ ...notice, text: TEXT }, timeline).split(TEXT);
  return after === undefined ? sentence(notice, timeline) : html`${before}${userText(text, lang)}${after}`;
}

/** Writes a notice as a plain sentence in the page's language. */
export function sentence(notice: Notice, timeline: Timeline): string {
  return telling.sentenceOf(notice, timeline, wording);
}

export function title(titles: Record<string, string>): string {
  return wording.title(titles);
}
