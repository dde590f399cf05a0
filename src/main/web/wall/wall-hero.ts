import { html, type TemplateResult } from "lit";
import { addressOf, pageAddress } from "../http/base-path.js";
import { shownAddress } from "../announcement/links.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { again } from "./code.js";
import { faces, stateOf, zones } from "../moment/moment.js";
import { becameOf, morningLine } from "../moment/hero-view.js";
import type { Hero, Morning } from "../moment/hero.js";
import { readyCount } from "../moment/moment-view.js";
import { tiles } from "../moment/roll-view.js";
import { titleText } from "../notices/page-notices.js";
import { figures } from "../programme/figures.js";
import { DAY_MILLIS } from "../time/local-time.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { age, clockTime, countdown, dayAndTime, list, shortTime, wording } from "../words/words.js";

/** What matters now, as large as a hall needs it. */

const MORNING_SHOWN = 4;

interface Reading {
  timeline: Timeline;
  now: number;
  zone: string;
  /** Whose hall it is; null for all. */
  city: string | null;
}

/** @param asked what the cities were asked, for which the roll call makes room */
export function wallHero(hero: Hero, reading: Reading, asked: TemplateResult | ""): TemplateResult | string {
  switch (hero.kind) {
    case "live":
    case "countdown":
    case "held":
      return moment(hero, reading, asked);
    case "day":
      return hero.past === undefined ? "" : pastLine(hero.past.milestone, reading);
    case "night":
      return night(hero.morning, reading);
    case "over":
      return over(reading);
  }
}

type Shared = Extract<Hero, { milestone: Milestone }>;

function moment(hero: Shared, { timeline, now }: Reading, asked: TemplateResult | ""): TemplateResult {
  const { id, milestone } = hero;
  return html`<section
    class="moment ${stateOf(milestone, now)}"
    aria-labelledby="moment"
  >
    <div class="count">
      <h2 id="moment">${titleText(milestone.title)}</h2>
      ${state(hero, timeline, now)} ${number(hero, timeline, now)} ${below(hero, timeline)}
    </div>
    ${hero.kind === "held" ? "" : room(timeline, id, milestone)}
    ${asked === "" ? tiles(faces(timeline, milestone, now), hero.kind === "live", tally(hero)) : asked}
  </section>`;
}

/** How many are there or ready, of how many, and how many it takes. */
function tally({ kind, milestone }: Shared): TemplateResult {
  const all = Object.keys(milestone.cities).length;
  return html`<li class="ready-tally">
    <b aria-hidden="true">${milestone.readyCount}/${all}</b>
    <span class="spoken">${readyCount(milestone)}</span>
    <span aria-hidden="true"
      >${kind === "live" ? say("areThere") : say("areNeeded", { n: milestone.quorum })}</span
    >
  </li>`;
}

/** Says in what state the moment is, ahead of its number. */
function state(hero: Shared, timeline: Timeline, now: number): TemplateResult | string {
  const zone = timeline.edition.timezone;
  switch (hero.kind) {
    case "live":
      return "";
    case "held":
      return html`<p class="state">
        ${say("heldSince", { at: shortTime(hero.since, now, zone) })}${hero.left < 0
          ? ""
          : ` · ${say("left")}`}
      </p>`;
    case "countdown":
      return html`<p class="state">
        ${hero.at < now
          ? say("awaitedFor", { at: clockTime(hero.at, zone) })
          : hero.at - now > DAY_MILLIS
            ? say("startsOn")
            : say("startsWithin", { at: clockTime(hero.at, zone) })}
      </p>`;
  }
}

function number(hero: Shared, timeline: Timeline, now: number): TemplateResult {
  switch (hero.kind) {
    case "live":
      return big(say("itIsTime"), "word");
    case "held":
      return hero.left < 0 ? overdue(-hero.left, "still") : big(countdown(hero.left), "still");
    case "countdown":
      return hero.at < now
        ? overdue(now - hero.at, "over")
        : hero.at - now > DAY_MILLIS
          ? big(shortTime(hero.at, now, timeline.edition.timezone), "word")
          : big(countdown(hero.at - now), "");
  }
}

/** @param kind `word` for letters, which are wider than figures */
function big(text: string, kind: "word" | "still" | ""): TemplateResult {
  return html`<p
    class="big ${kind}"
    .style="--characters:${text.length}"
  >
    ${text}
  </p>`;
}

function overdue(millis: number, kind: "over" | "still"): TemplateResult {
  const text = `+${countdown(millis)}`;
  return html`<p
      class="big ${kind}"
      aria-hidden="true"
      .style="--characters:${text.length}"
    >
      ${text}
    </p>
    <p class="spoken">${say("overdue", { age: age(millis) })}</p>`;
}

function below(hero: Shared, timeline: Timeline): TemplateResult | string {
  const zone = timeline.edition.timezone;
  switch (hero.kind) {
    case "live":
      return html`<p class="since">
        ${say("sinceUntil", { since: clockTime(hero.since, zone), until: clockTime(hero.until, zone) })}
      </p>`;
    case "held":
      return html`<p class="hold">
        ${userText(hero.milestone.hold?.reason ?? "", writtenLanguage(timeline))}
      </p>`;
    case "countdown": {
      const all = zones(timeline, hero.milestone);
      return all.length === 1
        ? ""
        : html`<p class="zones">
            ${all.map(
              ({ cities, zone: theirs }) =>
                html`<span><b>${clockTime(hero.at, theirs)}</b> ${list(cities)}</span>`,
            )}
          </p>`;
    }
  }
}

export function room(timeline: Timeline, id: string, { room: address }: Milestone): TemplateResult | string {
  return address === undefined
    ? ""
    : html`<figure>
        <img
          src=${roomCode(timeline, id, address)}
          alt=${say("roomCode")}
          @error=${again}
        />
        <figcaption>${shownAddress(address)}</figcaption>
      </figure>`;
}

/** Names the room in the address of its code, so that another room is another picture. */
function roomCode(timeline: Timeline, id: string, room: string): string {
  const code = addressOf(`/api/v1/editions/${timeline.edition.id}/milestones/${id}/room.svg`);
  return `${code}?room=${encodeURIComponent(room)}`;
}

function pastLine(milestone: Milestone, { timeline, now }: Reading): TemplateResult {
  return html`<section
    class="past moment ${stateOf(milestone, now)}"
    aria-labelledby="moment"
  >
    <h2 id="moment">${titleText(milestone.title)}</h2>
    <p>
      ${dayAndTime(Date.parse(milestone.expected), timeline.edition.timezone)} ·
      <b class="became">${becameOf(milestone, now)}</b>
    </p>
  </section>`;
}

/** Draws a dim clock, and what comes first in the morning. */
function night(morning: Morning[], { timeline, now, zone, city }: Reading): TemplateResult {
  const here = morning.filter(first => first.city === city);
  const time = clockTime(now, zone);
  return html`<section
    class="dim"
    aria-label=${say("thisMorning")}
  >
    <p
      class="big clock"
      .style="--characters:${time.length}"
    >
      <time>${time}</time>
    </p>
    ${morning.length === 0
      ? ""
      : html`<h2>${say("thisMorning")}</h2>
          <ul>
            ${(here.length === 0 ? morning : here)
              .slice(0, MORNING_SHOWN)
              .map(first => html`<li>${morningLine(first, timeline)}</li>`)}
          </ul>`}
  </section>`;
}

function over({ timeline }: Reading): TemplateResult {
  const thanks = say("thanks");
  return html`<section
    class="moment over"
    aria-labelledby="moment"
  >
    <h2
      id="moment"
      class="big word"
      .style="--characters:${thanks.length}"
    >
      ${thanks}
    </h2>
    <ul class="figures">
      ${figures(timeline, wording).map(figure => html`<li>${figure}</li>`)}
    </ul>
    <p>${say("about", { what: say("report"), detail: location.host + pageAddress("/report") })}</p>
  </section>`;
}
