import type { TemplateResult } from "lit";
import type { Notice, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import * as telling from "./notice-sentence.js";
import { marked } from "../words/marked.js";
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

/** Writes a notice as a sentence in which what people wrote is {@link marked} as being in their language. */
export function markedSentence(notice: Notice, timeline: Timeline): TemplateResult | string {
  return marked(telling.writtenIn(notice, timeline), writtenLanguage(timeline, notice.city), written =>
    telling.sentenceOf(notice, timeline, wording, written),
  );
}

/** Writes a notice as a plain sentence in the page's language. */
export function sentence(notice: Notice, timeline: Timeline): string {
  return telling.sentenceOf(notice, timeline, wording);
}

export function title(titles: Record<string, string>): string {
  return wording.title(titles);
}

/** Draws a title, marked with its language: there may be none in that of the page. */
export function titleText(titles: Record<string, string>): TemplateResult {
  return userText(title(titles), wording.titleLanguage(titles));
}
