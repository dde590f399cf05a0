import { html, type TemplateResult } from "lit";
import type { City, Slot, Timeline } from "../feed/document.js";
import { pageAddress } from "../http/base-path.js";
import { minutesLate, next, onNow, start, WORTH_NOTICE_MINUTES } from "../programme/programme.js";
import { currentSlot, offMark, placeOf } from "../programme/slot-words.js";
import { whenItComes } from "../programme/when-it-comes.js";
import { speakers } from "../turns/speaking-words.js";
import { readerTimeNote } from "../time/reader-time.js";
import { userText } from "../words/user-text.js";
import { count, say, wording } from "../words/words.js";

/** What a row shows beside the document. */
interface Reading {
  id: string;
  timeline: Timeline;
  now: number;
  isMine: boolean;
  /** Whether the event is over. */
  isOver: boolean;
  /** How many follow this city; undefined where it is not known. */
  watchers: number | undefined;
  /** How many projects its teams work on. */
  projects: number;
  choose: (id: string) => void;
}

/** Draws a city as a row: its name, the current slot, the next with its delay, and the help it needs. */
export function cityRow(city: City, reading: Reading): TemplateResult {
  const { id, now, isMine, isOver, watchers, projects, choose } = reading;
  const following = next(city, now);
  // That a city has nothing on goes without saying while its doors are closed, and when all is over.
  const isQuiet = (isOver || city.state !== "open") && onNow(city, now).length === 0;
  return html`<article
    class="city ${isMine ? "mine" : ""} ${Object.keys(city.help).length > 0 ? "calls" : ""}"
    aria-labelledby="city-${id}"
  >
    <button
      class="pin"
      aria-label=${say("myCity")}
      aria-pressed=${isMine ? "true" : "false"}
      aria-describedby="city-${id}"
      @click=${() => choose(id)}
    >
      <span aria-hidden="true">${isMine ? "★" : "☆"}</span>
    </button>
    <div class="who">
      <h2 id="city-${id}">
        ${userText(city.name)}
        <small
          >${say(city.state)}${city.headcount === undefined
            ? ""
            : ` · ${say("people", { n: city.headcount })}`}</small
        >
      </h2>
      ${projects === 0
        ? ""
        : html`<a
            href=${pageAddress(`/projects?city=${id}`)}
            aria-describedby="city-${id}"
            >${count("projects.count", projects)}</a
          >`}
      <p class="venue">${userText(city.venue, city.lang)}</p>
      <p class="watchers">${watchers === undefined ? "" : count("watchers", watchers)}</p>
    </div>
    <dl>
      ${isQuiet
        ? ""
        : html`<dt>${say("now")}</dt>
            <dd class="current">${current(city, reading)}</dd>`}
      ${following === undefined
        ? ""
        : html`<dt>${say("next")}</dt>
            <dd>
              <time>${whenItComes(following.slot, now, city.timezone, wording)}</time> ${userText(
                following.slot.title,
                city.lang,
              )}
              ${placeOf(following.slot, city.lang)} ${lateness(following.slot)}
              ${ownTime(following.slot, city.timezone)}
            </dd>`}
    </dl>
    ${Object.values(city.help).map(
      call =>
        html`<p class="help">
          <strong>${say("about", { what: city.name, detail: say("helpWanted") })}</strong>
          ${userText(call.text, city.lang)}
        </p>`,
    )}
  </article>`;
}

function current(city: City, { now, timeline }: Reading): TemplateResult[] | string {
  const all = onNow(city, now);
  return all.length === 0
    ? say("nothingOn")
    : all.map(
        item =>
          html`<div>
            ${currentSlot(item, city.lang)} ${placeOf(item.slot, city.lang)} ${lateness(item.slot)}
            ${item.slot.part === undefined || item.now !== "due"
              ? ""
              : html`<small>(${say(`part.${item.slot.part}`)}${wording.comma}${say("noHours")})</small>`}
            ${item.slot.state === "running" ? speakersOf(timeline, item.slot, now) : ""}
          </div>`,
      );
}

/** Says who speaks in a slot and who is next, where it has turns. */
function speakersOf(timeline: Timeline, slot: Slot, now: number): TemplateResult | string {
  const words = speakers(timeline, slot, now, wording);
  return words.length === 0 ? "" : html`<small class="speakers">${words.join(" · ")}</small>`;
}

function ownTime(slot: Slot, zone: string): TemplateResult | string {
  const at = start(slot);
  return at === undefined ? "" : readerTimeNote(at, zone);
}

function lateness(slot: Slot): TemplateResult | string {
  const minutes = minutesLate(slot);
  if (minutes === 0) return "";
  return html`<em class="late ${Math.abs(minutes) < WORTH_NOTICE_MINUTES ? "slight" : ""}"
    >${offMark(minutes)}</em
  >`;
}
