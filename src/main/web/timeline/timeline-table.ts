import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { City, Slot, Timeline } from "../feed/document.js";
import { items } from "../programme/programme.js";
import { announcedFor, difference, span, stateWords } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/words.js";

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
            say("announced"),
            say("foreseen"),
            say("actual"),
            say("lateness"),
            say("slotState"),
          ].map(heading => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      ${Object.values(timeline.cities).map(city =>
        guard([city, Math.floor(now / MINUTE)], () => rows(city, now)),
      )}
    </table>
  </div>`;
}

function rows(city: City, now: number): TemplateResult {
  const all = items(city);
  return html`<tbody>
    ${all.map(
      ({ slot }, i) =>
        html`<tr class=${slot.state}>
          ${i === 0
            ? html`<th
                scope="rowgroup"
                rowspan=${all.length}
              >
                ${userText(city.name)} <small>${say(city.state)}</small>
              </th>`
            : ""}
          ${cells(slot, city, now)}
        </tr>`,
    )}
  </tbody>`;
}

function cells(slot: Slot, city: City, now: number): TemplateResult {
  const zone = city.timezone;
  return html`<th scope="row">${userText(slot.title)}</th>
    <td>${announcedFor(slot, zone)}</td>
    <td>${span(slot.expected?.start, slot.expected?.end, zone)}</td>
    <td>${span(slot.actual?.start, slot.actual?.end, zone)}</td>
    <td>${difference(slot)}</td>
    <td>${stateWords(slot, city, now)}</td>`;
}
