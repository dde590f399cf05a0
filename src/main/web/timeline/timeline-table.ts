import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { City, Milestone, Slot, Timeline } from "../feed/document.js";
import { endOf, stateOf } from "../moment/moment.js";
import { title } from "../notices/page-notices.js";
import { offWords } from "../programme/lateness.js";
import { minutesBetween } from "../programme/programme.js";
import { programmeLines } from "../programme/programme-lines.js";
import { announcedFor, difference, slotDay, span, stateWords } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { dayName, say, wording } from "../words/words.js";

const MINUTE = 60_000;

/** Draws all that the chart shows as a table. */
export function table(timeline: Timeline, now: number): TemplateResult {
  return html`<div
    class="sheet"
    tabindex="0"
    role="region"
    aria-label=${say("table")}
  >
    <table>
      <caption>
        ${say("tableCaption")}
      </caption>
      <thead>
        <tr>
          ${[
            say("city"),
            say("slot"),
            say("day"),
            say("announced"),
            say("foreseen"),
            say("actual"),
            say("lateness"),
            say("slotState"),
          ].map(heading => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      ${Object.entries(timeline.cities).map(([id, city]) =>
        guard([city, timeline.milestones, Math.floor(now / MINUTE)], () => rows(timeline, id, now)),
      )}
    </table>
  </div>`;
}

function rows(timeline: Timeline, id: string, now: number): TemplateResult {
  const city = timeline.cities[id]!;
  const all = programmeLines(id, city, timeline);
  return html`<tbody>
    ${all.map(
      (line, i) =>
        html`<tr class=${"slot" in line ? line.slot.state : "moment-row"}>
          ${i === 0
            ? html`<th
                scope="rowgroup"
                rowspan=${all.length}
              >
                ${userText(city.name)} <small>${say(city.state)}</small>
              </th>`
            : ""}
          ${"slot" in line ? slotCells(line.slot, city, now) : momentCells(line.milestone, city, now)}
        </tr>`,
    )}
  </tbody>`;
}

function slotCells(slot: Slot, city: City, now: number): TemplateResult {
  const zone = city.timezone;
  return html`<th scope="row">${userText(slot.title, city.lang)}</th>
    <td>${slotDay(slot)}</td>
    <td>${announcedFor(slot, zone)}</td>
    <td>${span(slot.expected?.start, slot.expected?.end, zone)}</td>
    <td>${span(slot.actual?.start, slot.actual?.end, zone)}</td>
    <td>${difference(slot)}</td>
    <td>${stateWords(slot, city, now)}</td>`;
}

function momentCells(milestone: Milestone, { timezone: zone }: City, now: number): TemplateResult {
  const { planned, expected, endsAt } = milestone;
  const state = stateOf(milestone, now);
  const ends = new Date(endOf(milestone, now)).toISOString();
  const hasBegun = state === "live" || state === "done";
  const late = minutesBetween(Date.parse(planned), Date.parse(expected));
  return html`<th scope="row">${userText(title(milestone.title))}</th>
    <td>${dayName(Date.parse(planned), zone)}</td>
    <td>${span(planned, undefined, zone)}</td>
    <td>${state === "cancelled" ? "" : span(expected, ends, zone)}</td>
    <td>${hasBegun ? span(expected, state === "done" ? endsAt : undefined, zone) : ""}</td>
    <td>${late === 0 ? say("onTime") : offWords(late, wording)}</td>
    <td>${say(`milestone.${state}`)}</td>`;
}
