import { html, type TemplateResult } from "lit";
import type { AnnouncedSlot, CityHistory } from "./first-and-last.js";
import type { Timeline } from "../feed/document.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { dayName, wording } from "../words/words.js";

/** Draws what was announced first and what last, of the slots of which that is not the same. */
export function announcedHistory(
  histories: readonly CityHistory[],
  { cities }: Timeline,
): TemplateResult | string {
  if (histories.length === 0) return "";
  return html`<section aria-labelledby="report-announced">
    <h2 id="report-announced">${say("report.firstAndLast")}</h2>
    ${histories.map(
      ({ city, name, lang, slots }) =>
        html`<section
          class="report-city report-announced"
          aria-labelledby="report-announced-${city}"
        >
          <h3 id="report-announced-${city}">${userText(cities[city]?.name ?? name)}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">${say("report.announcedFirst")}</th>
                <th scope="col">${say("report.announcedLast")}</th>
              </tr>
            </thead>
            <tbody>
              ${slots.map(
                ({ first, last }) =>
                  html`<tr>
                    <td>${slotAsAnnounced(first, lang, say("report.wasAdded"))}</td>
                    <td>${slotAsAnnounced(last, lang, say("report.wasRemoved"))}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`,
    )}
  </section>`;
}

/** @param none what stands where it was not announced */
function slotAsAnnounced(
  slot: AnnouncedSlot | undefined,
  lang: string | undefined,
  none: string,
): TemplateResult | string {
  if (slot === undefined) return html`<i>${none}</i>`;
  return html`<b>${userText(slot.title, lang)}</b>
    <small>${dayName(Date.parse(slot.day), "UTC")}${wording.comma}${hours(slot)}</small>
    ${slot.place === undefined ? "" : html`<small>${userText(slot.place, lang)}</small>`}`;
}

/** Writes the hours from left to right in every language, as clocks are. */
function hours({ at, until, part }: AnnouncedSlot): TemplateResult | string {
  if (at === undefined) return say(`part.${part ?? "day"}`);
  const times = [at, until].filter(time => time !== undefined).map(time => time.slice(time.indexOf("T") + 1));
  return html`<bdi dir="ltr">${times.join(" – ")}</bdi>`;
}
