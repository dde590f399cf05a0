import { html, type TemplateResult } from "lit";
import { readers, standingAnywhere, type Standing } from "../announcement/standing.js";
import type { Deciding } from "./deciding.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { linkedText } from "../words/linked-text.js";
import { say } from "../words/other-words.js";
import { clockTime, isolated, list } from "../words/words.js";

/** Draws the announcements that stand out now, and which cities have not read each of them. */
export function announcedList(timeline: Timeline, now: number, deciding: Deciding): TemplateResult | "" {
  const all = standingAnywhere(timeline, now);
  if (all.length === 0) return "";
  return html`<section
    class="read-by"
    aria-labelledby="read-by"
    tabindex="-1"
  >
    <h2
      id="read-by"
      class="spoken"
    >
      ${say("control.announced")}
    </h2>
    <ul>
      ${all.map(
        announced =>
          html`<li class="card ${announced.urgent ? "urgent" : ""}">
            <p>
              ${announced.urgent ? html`<strong>${say("announcement.urgent")}</strong> ` : ""}${linkedText(
                announced.text,
                writtenLanguage(timeline),
              )}
            </p>
            <p class="quiet">${addressees(announced, timeline)} ${until(announced, timeline)}</p>
            ${reading(announced, timeline)}
            <button
              aria-label=${say("about", { what: say("control.withdraw"), detail: announced.text })}
              @click=${() => withdraw(announced, deciding)}
            >
              ${say("control.withdraw")}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function addressees({ cities }: Standing, timeline: Timeline): string {
  return cities === undefined
    ? say("toAll")
    : say("toSome", { cities: list(cities.map(id => timeline.cities[id]?.name ?? id)) });
}

function until({ until: end }: Standing, timeline: Timeline): string {
  return say("control.until", { at: clockTime(Date.parse(end), timeline.edition.timezone) });
}

/** Says how many of the cities that it is for have read it, and which have not. */
function reading(announced: Standing, timeline: Timeline): TemplateResult {
  const all = readers(timeline, announced).filter(({ city }) => timeline.cities[city] !== undefined);
  const missing = all.filter(({ seen }) => seen === undefined);
  const names = missing.map(({ city }) => timeline.cities[city]!.name);
  return html`<p class="readers">
    <strong>${say("control.seenBy", { n: all.length - missing.length, all: all.length })}</strong>
    ${names.length === 0 ? "" : html`<span>${say("control.notSeenBy", { cities: list(names) })}</span>`}
  </p>`;
}

function withdraw({ id, text }: Standing, deciding: Deciding): void {
  deciding.propose({
    words: say("control.withdrawNamed", { text: isolated(text) }),
    effects: [say("control.withdrawMeans")],
    decision: { type: "announcement.withdrawn", ref: id },
  });
}
