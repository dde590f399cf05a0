import { html, type TemplateResult } from "lit";
import type { Notice, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { NEWS_KINDS, type NewsFilter, type NewsKind } from "../notices/news-filter.js";
import { markedSentence } from "../notices/page-notices.js";
import { userText } from "../words/user-text.js";
import { clockTime, isolated, say } from "../words/words.js";

/** What was said, and which of it a reader wants to see. */

export function noticeLine(timeline: Timeline, seq: string, notice: Notice, isNew: boolean): TemplateResult {
  return html`<li
    data-seq=${seq}
    class="${notice.type.replace(".", "-")} ${isNew ? "new" : ""}"
  >
    <time>${clockTime(Date.parse(notice.observedAt), timeline.edition.timezone)}</time> ${isNew
      ? html`<mark>${say("newNotice")}</mark> `
      : ""}${markedSentence(notice, timeline)}
    ${notice.type === "ready" && notice.text !== undefined
      ? html`<i>${userText(notice.text, writtenLanguage(timeline, notice.city))}</i>`
      : ""}
  </li>`;
}

/** Draws what the news can be chosen by: a kind and a city. */
export function newsFilters(
  { cities }: Timeline,
  filter: NewsFilter,
  change: (filter: NewsFilter) => void,
): TemplateResult {
  const value = (event: Event) => (event.target as HTMLSelectElement).value;
  return html`<div class="filters">
    <label
      ><span>${say("news.show")}</span>
      <select @change=${(event: Event) => change({ ...filter, kind: value(event) as NewsKind })}>
        ${NEWS_KINDS.map(kind => option(kind, say(`news.${kind}`), filter.kind))}
      </select></label
    >
    <label
      ><span>${say("city")}</span>
      <select @change=${(event: Event) => change({ ...filter, city: value(event) })}>
        ${option("", say("allCities"), filter.city)}
        ${Object.entries(cities).map(([id, { name }]) => option(id, isolated(name), filter.city))}
      </select></label
    >
  </div>`;
}

function option(value: string, words: string, chosen: string): TemplateResult {
  return html`<option
    value=${value}
    .selected=${value === chosen}
  >
    ${words}
  </option>`;
}
