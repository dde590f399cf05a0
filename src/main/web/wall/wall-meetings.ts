import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import type { Hero } from "../moment/hero.js";
import { meetings, type Meeting } from "../projects/meeting.js";
import { sameTheme } from "../projects/meeting-words.js";
import { turn, type Fit } from "./wall-board.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { language } from "../words/words.js";

const HALF_HOUR_MILLIS = 30 * 60_000;

/**
 * Lists who meets at the shared moment, as soon as that is half an hour away: those whom the hall's own city
 * meets come first. Empty before, and once it is live. Pure.
 */
export function meetingsAhead(hero: Hero, timeline: Timeline, now: number, city: string | null): Meeting[] {
  if (hero.kind !== "countdown" && hero.kind !== "held") return [];
  if (Date.parse(hero.milestone.expected) - now > HALF_HOUR_MILLIS) return [];
  const all = meetings(timeline, language, Object.keys(hero.milestone.cities));
  const isOwn = ({ cities }: Meeting) => city !== null && cities.includes(city);
  return [...all.filter(isOwn), ...all.filter(meeting => !isOwn(meeting))];
}

/** Draws which cities work on one theme, so that they look for each other once they see each other. */
export function meetingBoard(all: Meeting[], timeline: Timeline, fit: Fit): TemplateResult {
  if (fit.lines === 0) return html`<div class="board own-projects meetings"></div>`;
  return html`<div class="board own-projects meetings">
    <table>
      <caption class="spoken">
        ${say("meeting.heading")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say("meeting.heading")}</th>
          <th scope="col">${say("projects")}</th>
        </tr>
      </thead>
      <tbody>
        ${turn(all, fit).map(
          ({ theme, cities, projects }) =>
            html`<tr>
              <th scope="row">${sameTheme(timeline, cities)}</th>
              <td>
                ${userText(theme)}
                ${projects.map(
                  ({ name, city }) => html`<small>${userText(name, timeline.cities[city]?.lang)}</small> `,
                )}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
