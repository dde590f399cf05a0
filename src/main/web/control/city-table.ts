import { html, type TemplateResult } from "lit";
import { pageAddress } from "../http/base-path.js";
import type { City, Milestone, Timeline } from "../feed/document.js";
import { answerOf, isSilent, silence } from "../moment/moment-view.js";
import { faces, type Face } from "../moment/moment.js";
import { titleText } from "../notices/page-notices.js";
import { currentSlots } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { age, wording } from "../words/words.js";

/** What the table of the cities needs. */
interface Standing {
  timeline: Timeline;
  now: number;
  /** The shared moment that the cities answer to, if there is one. */
  milestone: Milestone | undefined;
}

/** Draws every city against the shared moment, a row each, no cell without a word. */
export function cityTable(standing: Standing): TemplateResult {
  const { timeline, milestone, now } = standing;
  const answers = new Map(
    milestone === undefined ? [] : faces(timeline, milestone, now).map(face => [face.id, face]),
  );
  return html`<section
    class="card whole"
    aria-labelledby="cities"
  >
    <h2 id="cities">${say("allCities")}</h2>
    <table class="standing">
      <thead>
        <tr>
          <th scope="col">${say("city")}</th>
          <th scope="col">${say("slotState")}</th>
          <th scope="col">${say("now")}</th>
          ${milestone === undefined ? "" : html`<th scope="col">${titleText(milestone.title)}</th>`}
          <th scope="col">${say("control.lastNews")}</th>
          <th scope="col">${say("control.team")}</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(timeline.cities).map(([id, city]) => row(id, city, answers.get(id), standing))}
      </tbody>
    </table>
  </section>`;
}

function row(id: string, city: City, face: Face | undefined, standing: Standing): TemplateResult {
  const { now, milestone } = standing;
  const on = currentSlots(city, now);
  const people = city.headcount === undefined ? "" : ` · ${say("people", { n: city.headcount })}`;
  return html`<tr class=${face?.answer ?? ""}>
    <th scope="row">${userText(city.name)}</th>
    <td>${say(city.state)}${people}</td>
    <td>${on.length === 0 ? say("nothingOn") : on}</td>
    ${milestone === undefined
      ? ""
      : html`<td>${face === undefined ? say("control.absent") : answer(face)}</td>`}
    <td>${news(city, now)}</td>
    <td>${team(id, city)}</td>
  </tr>`;
}

function answer(face: Face): TemplateResult {
  return html`${answerOf(face)}${face.note === undefined
    ? ""
    : html` <i>${userText(face.note, face.lang)}</i>`}
  ${face.late === 0
    ? ""
    : html`<em class="late">${say("willBeLate", { by: wording.minutes(face.late) })}</em>`}`;
}

function news(city: City, now: number): TemplateResult {
  const lastHeard = city.lastHeard === undefined ? undefined : Date.parse(city.lastHeard);
  return lastHeard === undefined || (city.state !== "closed" && isSilent({ lastHeard }, now))
    ? html`<span class="silent">${silence({ lastHeard }, now)}</span>`
    : html`<span class="heard">${say("heard", { age: age(now - lastHeard) })}</span>`;
}

/** Leads to the devices and invitations of a team: whoever lost their phone is let in again there. */
function team(id: string, city: City): TemplateResult {
  return html`<a
    class="button"
    href=${pageAddress(`/team#${id}`)}
    aria-label=${say("teamOf", { city: city.name })}
    >${say("invite")}</a
  >`;
}
