import { html, type TemplateResult } from "lit";
import type { Departure } from "../programme/departures.js";
import { currentSlot, offMark, placeOf, points, signAndWords } from "../programme/slot-words.js";
import { whenItComes } from "../programme/when-it-comes.js";
import { HOUR_MILLIS } from "../time/local-time.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { age, countdown, wording } from "../words/words.js";

/** What is on: a departure board of cities, and the city of the hall itself. */

export interface Fit {
  /** How many lines have room. */
  lines: number;
  /** Which part of them is shown, where not all have room. */
  page: number;
}

/** Draws the board; where not all cities have room, they take turns. */
export function board(all: Departure[], now: number, fit: Fit): TemplateResult {
  if (fit.lines === 0) return html`<div class="board"></div>`;
  return html`<div class="board">
    <table>
      <caption class="spoken">
        ${say("allCities")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say("city")}</th>
          <th scope="col">${say("now")}</th>
          <th scope="col">${say("next")}</th>
          <th scope="col">${say("lateness")}</th>
        </tr>
      </thead>
      <tbody>
        ${turn(all, fit).map(departure => line(departure, now))}
      </tbody>
    </table>
  </div>`;
}

/** Gives those whose turn it is. The last part is as long as the others, so that no room is left empty. */
export function turn<What>(all: readonly What[], { lines, page }: Fit): readonly What[] {
  const each = Math.max(1, Math.min(all.length, lines));
  const pages = Math.ceil(all.length / each);
  const from = Math.min((page % pages) * each, all.length - each);
  return all.slice(from, from + each);
}

function line({ city, now: current, left, next, late, calls }: Departure, now: number): TemplateResult {
  return html`<tr class=${calls.length > 0 ? "calling" : ""}>
    <th scope="row">${userText(city.name)}</th>
    <td>
      ${current.length === 0
        ? signAndWords("–", say("nothingOn"))
        : points(current.map(item => currentSlot(item, city.lang)))}
      ${left === undefined || left < 0 || left >= HOUR_MILLIS
        ? ""
        : html`<small>${say("stillFor", { age: age(left) })}</small>`}
    </td>
    <td>
      ${next === undefined
        ? ""
        : html`<time>${whenItComes(next.slot, now, city.timezone, wording)}</time> ${userText(
              next.slot.title,
              city.lang,
            )}`}
    </td>
    <td>${late === 0 ? "" : html`<em>${offMark(late)}</em>`}</td>
  </tr>`;
}

/**
 * Draws the hall's own city.
 *
 * @param isHero whether nothing matters more: then what is left fills the wall
 */
export function hereNow(here: Departure, now: number, isHero: boolean): TemplateResult {
  const { city, now: current, left, next } = here;
  const counts = left !== undefined && left >= 0;
  const withPlace = (item: (typeof current)[number]) =>
    html`${currentSlot(item, city.lang)} ${placeOf(item.slot, city.lang)}`;
  return html`<section class="here ${isHero ? "hero" : ""}">
    <h2>${say("now")}</h2>
    <p class="title">
      ${current.length === 0 ? say("nothingOn") : points(current.map(withPlace))}
      ${counts ? html`<small>${isHero ? say("remains") : say("stillFor", { age: age(left) })}</small>` : ""}
    </p>
    ${counts && isHero ? remaining(left) : ""}
    ${next === undefined
      ? ""
      : html`<h2>${say("next")}</h2>
          <p class="title">
            <time>${whenItComes(next.slot, now, city.timezone, wording)}</time> ${userText(
              next.slot.title,
              city.lang,
            )}
            ${placeOf(next.slot, city.lang)}
          </p>`}
  </section>`;
}

function remaining(left: number): TemplateResult {
  const clock = countdown(left);
  return html`<p
    class="big"
    .style="--characters:${clock.length}"
  >
    ${clock}
  </p>`;
}
