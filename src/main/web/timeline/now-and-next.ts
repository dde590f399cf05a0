import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { departures, type Departure } from "../programme/departures.js";
import { currentSlot, points } from "../programme/slot-words.js";
import { whenItComes } from "../programme/when-it-comes.js";
import { userText } from "../words/user-text.js";
import { age, count, say, wording } from "../words/words.js";

const CITIES_SHOWN = 8;

/** Draws what is on and what comes, in my city or else in all, where no shared moment is ahead. */
export function nowAndNext(timeline: Timeline, now: number, mine: string): TemplateResult | string {
  const all = departures(timeline, now).filter(({ id }) => !(mine in timeline.cities) || id === mine);
  const on = all.filter(departure => departure.now.length > 0);
  const coming = all
    .filter(departure => departure.next !== undefined)
    .sort((a, b) => a.next!.at - b.next!.at);
  if (on.length === 0 && coming.length === 0) return "";
  return html`<section
    class="today"
    aria-label=${say("nowAndNext")}
  >
    ${part("now", on, current)} ${part("next", coming, departure => following(departure, now))}
  </section>`;
}

function part(
  key: "now" | "next",
  all: Departure[],
  line: (departure: Departure) => TemplateResult,
): TemplateResult {
  const more = all.length - CITIES_SHOWN;
  return html`<div>
    <h2>${say(key)}</h2>
    ${all.length === 0 ? html`<p class="quiet">${say("nothingOn")}</p>` : ""}
    <ul>
      ${all.slice(0, CITIES_SHOWN).map(departure => html`<li>${line(departure)}</li>`)}
    </ul>
    ${more > 0 ? html`<p class="quiet">${count("moreCities", more)}</p>` : ""}
  </div>`;
}

function current({ city, now, left }: Departure): TemplateResult {
  return html`<b>${userText(city.name)}</b> ${points(now.map(item => currentSlot(item, city.lang)))}
    ${left === undefined || left < 0 ? "" : html`<small>${say("stillFor", { age: age(left) })}</small>`}`;
}

function following({ city, next }: Departure, now: number): TemplateResult {
  return html`<time>${whenItComes(next!.slot, now, city.timezone, wording)}</time>
    <b>${userText(city.name)}</b> ${userText(next!.slot.title, city.lang)}`;
}
