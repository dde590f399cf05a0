import { html, type TemplateResult } from "lit";
import type { City, Slot } from "../feed/document.js";
import { millis, minutesLate, next, onNow, start, WORTH_NOTICE_MINUTES } from "../programme/programme.js";
import { isSilent, silence } from "../moment/moment-view.js";
import { currentSlot, offMark } from "../programme/slot-words.js";
import { readerTimeNote } from "../time/reader-time.js";
import { userText } from "../words/user-text.js";
import { count, say, wording } from "../words/words.js";

/** What a card shows beside the document. */
interface Reading {
  id: string;
  now: number;
  isMine: boolean;
  /** How many follow this city; undefined where it is not known. */
  watchers: number | undefined;
  choose: (id: string) => void;
}

/** Draws a city at a glance: the current slot, the next, and the help it needs. */
export function cityCard(city: City, { id, now, isMine, watchers, choose }: Reading): TemplateResult {
  const following = next(city, now);
  const lastHeard = millis(city.lastHeard);
  return html`<article
    class="city ${isMine ? "mine" : ""} ${Object.keys(city.help).length > 0 ? "calls" : ""}"
    aria-labelledby="city-${id}"
  >
    <h2 id="city-${id}">
      ${userText(city.name)}
      <small
        >${say(city.state)}${city.headcount === undefined
          ? ""
          : ` · ${say("people", { n: city.headcount })}`}</small
      >
    </h2>
    <button
      class="pin"
      aria-pressed=${isMine ? "true" : "false"}
      aria-describedby="city-${id}"
      @click=${() => choose(id)}
    >
      ${say("myCity")}
    </button>
    <p class="venue">${userText(city.venue, city.lang)}</p>
    ${Object.values(city.help).map(
      call =>
        html`<p class="help"><strong>${say("helpWanted")}</strong> ${userText(call.text, city.lang)}</p>`,
    )}
    <dl>
      <dt>${say("now")}</dt>
      <dd>${current(city, now)}</dd>
      ${following === undefined
        ? ""
        : html`<dt>${say("next")}</dt>
            <dd>
              <time>${wording.timeSeenFrom(now, start(following.slot)!, city.timezone)}</time> ${userText(
                following.slot.title,
                city.lang,
              )}
              ${lateness(following.slot)} ${readerTimeNote(start(following.slot)!, city.timezone)}
            </dd>`}
    </dl>
    <p class="watchers">${watchers === undefined ? "" : count("watchers", watchers)}</p>
    ${isSilent({ lastHeard }, now) ? html`<p class="heard">${silence({ lastHeard }, now)}</p>` : ""}
  </article>`;
}

function current(city: City, now: number): TemplateResult[] | string {
  const all = onNow(city, now);
  return all.length === 0
    ? say("nothingOn")
    : all.map(
        item =>
          html`<div>
            ${currentSlot(item, city.lang)} ${lateness(item.slot)}
            ${item.slot.part === undefined || item.now !== "due"
              ? ""
              : html`<small>(${say(`part.${item.slot.part}`)}${wording.comma}${say("noHours")})</small>`}
          </div>`,
      );
}

function lateness(slot: Slot): TemplateResult | string {
  const minutes = minutesLate(slot);
  if (minutes === 0) return "";
  return html`<em class="late ${Math.abs(minutes) < WORTH_NOTICE_MINUTES ? "slight" : ""}"
    >${offMark(minutes)}</em
  >`;
}
