import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { cityName } from "../words/city-name.js";
import { say } from "../words/other-words.js";
import { userText } from "../words/user-text.js";
import { language, list } from "../words/words.js";
import type { Listed } from "./projects.js";

/** Says that cities work on one theme: “Paris et Tunis, même thème”. */
export function sameTheme(timeline: Timeline, cities: readonly string[]): string {
  return say("meeting.cities", { cities: list(cities.map(id => nameOf(timeline, id))) });
}

/** Names those that a project meets, with their cities, as `link` draws each; empty where it meets none. */
export function metLine(
  timeline: Timeline,
  met: readonly Listed[],
  link: (project: Listed, words: TemplateResult) => TemplateResult,
): TemplateResult | string {
  if (met.length === 0) return "";
  return html`<dl class="met">
    <dt class="quiet">${say("meeting.same")}</dt>
    ${met.map(project => html`<dd>${link(project, placed(timeline, project))}</dd>`)}
  </dl>`;
}

function placed(timeline: Timeline, { city, name }: Listed): TemplateResult {
  return html`<b>${userText(nameOf(timeline, city))}</b> – ${userText(name, timeline.cities[city]?.lang)}`;
}

function nameOf({ cities }: Timeline, id: string): string {
  return cities[id] === undefined ? id : cityName(cities[id], language);
}
