import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { announcementBand } from "../announcement/announcement-band.js";
import { standing, unread, type Standing } from "../announcement/standing.js";
import type { Call, City, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import type { Body } from "../outbox/posts.js";
import type { Panel } from "./desk-dock.js";
import { linkedText } from "../words/linked-text.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { age, clockTime, wording } from "../words/words.js";

const CARDS_SHOWN = 3;
const CALLS_SHOWN = 3;

/** What coordination and the other cities have to say to one city. */
export interface Hearing {
  timeline: Timeline;
  /** The city that hears it. */
  id: string;
  city: City;
  now: number;
  panel: Panel | undefined;
  button(words: string, body: Body, label?: string): TemplateResult;
  turn(panel: Panel | undefined): void;
}

/**
 * Draws the newest announcement that stands out, and a card for each other that nobody of the city has read.
 */
export function announcements(hearing: Hearing): TemplateResult {
  const { timeline, id, now, city } = hearing;
  const all = standing(timeline, now, id);
  const others = unread(timeline, id).filter(({ id: ref }) => ref !== all[0]?.id);
  const cards = (some: Standing[]) =>
    repeat(
      some,
      ({ id: ref }) => ref,
      announcement => card(announcement, hearing),
    );
  const newest = all[0] === undefined ? "" : tick(all[0].id, hearing);
  return html`${announcementBand(timeline, all, city.timezone, newest)} ${cards(others.slice(0, CARDS_SHOWN))}
  ${others.length <= CARDS_SHOWN
    ? ""
    : html`<details>
        <summary>${count("announcement.unread", others.length - CARDS_SHOWN)}</summary>
        ${cards(others.slice(CARDS_SHOWN))}
      </details>`}`;
}

function card(announcement: Standing, hearing: Hearing): TemplateResult {
  const { city, timeline } = hearing;
  return html`<section
    class="card unread"
    aria-label=${say("announcement")}
  >
    <p>
      <strong>${say("announcement")}</strong>
      <time>${clockTime(Date.parse(announcement.at), city.timezone)}</time>
      ${linkedText(announcement.text, writtenLanguage(timeline))}
    </p>
    ${tick(announcement.id, hearing)}
  </section>`;
}

/** Offers to say that it was read; says so where it was. */
function tick(ref: string, { timeline, id, city, button }: Hearing): TemplateResult {
  const seen = timeline.announcements?.[ref]?.seen[id];
  return seen === undefined
    ? button(say("seen"), { type: "announcement.seen", city: id, ref })
    : html`<small>${say("seenAt", { at: clockTime(Date.parse(seen), city.timezone) })}</small>`;
}

/** Draws the calls of the city itself, with what the others answered. */
export function callsOfTheCity({ timeline, id, city, button }: Hearing): TemplateResult[] {
  return Object.entries(city.help).map(
    ([ref, call]) =>
      html`<div class="help">
        <p><strong>${say("helpWanted")}</strong> ${linkedText(call.text, city.lang)}</p>
        ${answers(call, timeline)} ${button(say("settled"), { type: "help.settled", city: id, ref })}
      </div>`,
  );
}

/** Draws the calls of the other cities, the newest first, each with a way to answer. */
export function callsOfOthers(hearing: Hearing): TemplateResult | string {
  const calls = Object.entries(hearing.timeline.cities)
    .filter(([id]) => id !== hearing.id)
    .flatMap(([id, city]) => Object.entries(city.help).map(([ref, call]) => ({ id, city, ref, call })))
    .sort((one, other) => Date.parse(other.call.since) - Date.parse(one.call.since));
  if (calls.length === 0) return "";
  const list = (some: typeof calls) =>
    repeat(
      some,
      ({ ref }) => ref,
      ({ id, city, ref, call }) => callOfAnother(id, city, ref, call, hearing),
    );
  return html`<section
    class="calls"
    aria-labelledby="calls"
  >
    <h2 id="calls">${say("helpElsewhere")}</h2>
    ${list(calls.slice(0, CALLS_SHOWN))}
    ${calls.length <= CALLS_SHOWN
      ? ""
      : html`<details>
          <summary>${count("many.calls", calls.length - CALLS_SHOWN)}</summary>
          ${list(calls.slice(CALLS_SHOWN))}
        </details>`}
  </section>`;
}

function callOfAnother(id: string, city: City, ref: string, call: Call, hearing: Hearing): TemplateResult {
  const { panel, now, timeline, turn } = hearing;
  const isOpen = panel?.kind === "answer" && panel.ref === ref;
  return html`<div class="help">
    <p>
      <strong>${userText(city.name)}${wording.comma}${say("helpWanted")}</strong>
      ${linkedText(call.text, city.lang)}
      <small>${age(now - Date.parse(call.since))}</small>
    </p>
    ${answers(call, timeline)}
    <button
      id="answer-${ref}"
      aria-label=${say("answerTo", { city: city.name, text: call.text })}
      aria-expanded=${isOpen ? "true" : "false"}
      @click=${() => turn(isOpen ? undefined : { kind: "answer", city: id, ref })}
    >
      ${say("answer")}
    </button>
  </div>`;
}

/** Lists what was answered, with who answered: a city, or coordination. */
function answers({ answers: given = {} }: Call, timeline: Timeline): TemplateResult | string {
  const { cities, edition } = timeline;
  const sorted = Object.values(given).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  if (sorted.length === 0) return "";
  return html`<ul class="answers">
    ${sorted.map(
      ({ city, text, at }) =>
        html`<li>
          <time>${clockTime(Date.parse(at), edition.timezone)}</time>
          <b>${city === undefined ? say("control") : userText(cities[city]?.name ?? city)}</b>
          ${linkedText(text, writtenLanguage(timeline, city))}
        </li>`,
    )}
  </ul>`;
}
