import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { markedSentence, newestFirst, sentence } from "../notices/page-notices.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { clockTime } from "../words/words.js";

/** The last line of a wall: the newest call for help, or else the newest word of another city. */

/** What is longer than a line is read elsewhere. */
const LINE_CHARACTERS = 100;

export function lastLine(
  timeline: Timeline,
  { zone, city }: { zone: string; city: string | null },
): TemplateResult | string {
  const [call, ...others] = calls(timeline);
  if (call === undefined) return news(timeline, zone, city);
  return html`<p class="wanted">
    <b>${say("about", { what: call.name, detail: say("helpWanted") })}</b> ${userText(call.text, call.lang)}
    ${others.length === 0 ? "" : html`<span>${count("moreCalls", others.length)}</span>`}
  </p>`;
}

/** Asks whether a call for help takes the line. */
export function isCalling(timeline: Timeline): boolean {
  return calls(timeline).length > 0;
}

/** Lists the open calls of all cities, the newest first. */
function calls(timeline: Timeline): { name: string; lang?: string; text: string; since: number }[] {
  return Object.values(timeline.cities)
    .flatMap(({ name, lang, help }) =>
      Object.values(help).map(({ text, since }) => ({
        name,
        text,
        since: Date.parse(since),
        ...(lang !== undefined && { lang }),
      })),
    )
    .sort((a, b) => b.since - a.since);
}

function news(timeline: Timeline, zone: string, own: string | null): TemplateResult | string {
  const newest = newestFirst(timeline)
    .map(([, notice]) => ({ notice, words: sentence(notice, timeline) }))
    .find(
      ({ notice: { city, type }, words }) =>
        type !== "announcement" && (city === undefined || city !== own) && words.length <= LINE_CHARACTERS,
    );
  return newest === undefined
    ? ""
    : html`<p>
        <time>${clockTime(Date.parse(newest.notice.observedAt), zone)}</time>
        ${markedSentence(newest.notice, timeline)}
      </p>`;
}
