import { html, type TemplateResult } from "lit";
import { pageAddress } from "../http/base-path.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import type { Hero, Morning } from "./hero.js";
import { faces, stateOf } from "./moment.js";
import { clockWords, readyCount, roomLink, whenWords } from "./moment-view.js";
import { dots, tiles } from "./roll-view.js";
import { figures } from "../programme/figures.js";
import { speakingWords } from "../turns/speaking-words.js";
import { title, titleText } from "../notices/page-notices.js";
import { userText } from "../words/user-text.js";
import { age, clockTime, dayAndTime, isolated, say, shortTime, wording } from "../words/words.js";

/** What matters now, at the top of the first page: with all cities, or in two lines on a phone. */

interface HeroReading {
  timeline: Timeline;
  now: number;
  isNarrow: boolean;
  /** What the page adds to a moment that is awaited, such as its bells. */
  more: TemplateResult | string;
}

export function heroView(hero: Hero, reading: HeroReading): TemplateResult | string {
  switch (hero.kind) {
    case "countdown":
    case "held":
    case "live":
      return reading.isNarrow ? brief(hero, reading) : whole(hero, reading);
    case "night":
      return nightView(hero.morning, reading.timeline);
    case "day":
      return hero.past === undefined ? "" : pastLine(hero.past.milestone, reading);
    case "over":
      return overView(reading.timeline);
  }
}

type Shared = Extract<Hero, { milestone: Milestone }>;

/** Draws a moment with all its cities. */
function whole(hero: Shared, reading: HeroReading): TemplateResult {
  const { timeline, now } = reading;
  const { milestone } = hero;
  return html`<section
    class="rendezvous ${stateOf(milestone, now)}"
    aria-label=${isolated(title(milestone.title))}
  >
    <div>
      <h2>${titleText(milestone.title)}</h2>
      <p class="moment">
        ${whenWords(milestone, timeline, now)} · <strong>${stateWord(milestone, now)}</strong>
      </p>
      <p>${clock(hero, now)}</p>
      ${speaking(hero, reading)} ${reason(hero, timeline)}
      ${hero.kind === "live" ? "" : html`<p class="ready-count">${readyCount(milestone)}</p>`}
      <div class="ways-in">${roomLink(milestone, now)}${hero.kind === "live" ? "" : reading.more}</div>
    </div>
    ${tiles(faces(timeline, milestone, now), hero.kind === "live")}
  </section>`;
}

/** Draws a moment in two lines, with a dot for each city; all else is behind it, but for the way in. */
function brief(hero: Shared, reading: HeroReading): TemplateResult {
  const { timeline, now } = reading;
  const { milestone } = hero;
  const all = faces(timeline, milestone, now);
  return html`<section
    class="rendezvous brief ${stateOf(milestone, now)}"
    aria-label=${isolated(title(milestone.title))}
  >
    <details>
      <summary>
        <h2>${titleText(milestone.title)}</h2>
        <span class="moment">${briefTime(hero, reading)}</span>
        ${clock(hero, now)} ${dots(all, milestone, readyCount(milestone))}
      </summary>
      <p>${whenWords(milestone, timeline, now)} · <strong>${stateWord(milestone, now)}</strong></p>
      <p class="ready-count">${readyCount(milestone)}</p>
      ${tiles(all, hero.kind === "live")} ${hero.kind === "live" ? "" : reading.more}
    </details>
    ${reason(hero, timeline)} ${speaking(hero, reading)} ${roomLink(milestone, now)}
  </section>`;
}

/** Writes who speaks in a moment that is live. */
function speaking({ kind, milestone }: Shared, { timeline, now }: HeroReading): TemplateResult | string {
  const words = kind === "live" ? speakingWords(timeline, milestone, now, wording) : "";
  return words === "" ? "" : html`<p class="speaking">${words}</p>`;
}

function stateWord(milestone: Milestone, now: number): string {
  return say(`milestone.${stateOf(milestone, now)}`);
}

function briefTime(hero: Shared, { timeline, now }: HeroReading): string {
  const zone = timeline.edition.timezone;
  return hero.kind === "live"
    ? say("until", { at: clockTime(hero.until, zone) })
    : shortTime(Date.parse(hero.milestone.expected), now, zone);
}

/** Writes the time that it is, remains or was left. */
function clock(hero: Shared, now: number): TemplateResult {
  const { words, clock: state } = clockWords(hero.milestone, now);
  return html`<span class="countdown ${state}">${words}</span>`;
}

function reason({ milestone: { hold } }: Shared, timeline: Timeline): TemplateResult | string {
  return hold === undefined
    ? ""
    : html`<p class="hold">${userText(hold.reason, writtenLanguage(timeline))}</p>`;
}

/** Writes in one line what became of a moment. */
function pastLine(milestone: Milestone, { timeline, now }: HeroReading): TemplateResult {
  return html`<section
    class="rendezvous past ${stateOf(milestone, now)}"
    aria-label=${isolated(title(milestone.title))}
  >
    <h2>${titleText(milestone.title)}</h2>
    <p class="moment">
      ${dayAndTime(Date.parse(milestone.expected), timeline.edition.timezone)} ·
      <strong>${becameOf(milestone, now)}</strong>
    </p>
  </section>`;
}

/** Says what became of a moment whose time is over: one that nobody started is still awaited. */
export function becameOf(milestone: Milestone, now: number): string {
  const state = stateOf(milestone, now);
  return state === "planned"
    ? say("overdue", { age: age(now - Date.parse(milestone.expected)) })
    : say(`milestone.${state}`);
}

function nightView(morning: Morning[], timeline: Timeline): TemplateResult | string {
  const first = morning[0];
  return first === undefined
    ? ""
    : html`<section
        class="rendezvous past night"
        aria-label=${say("thisMorning")}
      >
        <h2>${say("thisMorning")}</h2>
        <p class="moment">${morningLine(first, timeline)}</p>
      </section>`;
}

/** Writes what a city does first in the morning. */
export function morningLine({ city, title: what, start }: Morning, timeline: Timeline): TemplateResult {
  const { name, lang, timezone } = timeline.cities[city]!;
  return html`<time>${clockTime(start, timezone)}</time> <b>${userText(name)}</b> ${userText(what, lang)}`;
}

function overView(timeline: Timeline): TemplateResult {
  return html`<section
    class="rendezvous past over"
    aria-labelledby="thanks"
  >
    <h2 id="thanks">${say("thanks")}</h2>
    <p class="moment">${figures(timeline, wording).join(" · ")}</p>
    <a
      class="primary"
      href=${pageAddress("/report")}
      >${say("report")}</a
    >
  </section>`;
}
