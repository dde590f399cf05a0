import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { titleText } from "../notices/page-notices.js";
import { namedTurn } from "./named-turn.js";
import { isHere, type OnAir } from "./on-air.js";
import { turnText } from "./turn-name.js";
import type { TimeLeft, TurnNow, TurnsNow } from "./turns.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { age, countdown } from "../words/words.js";

/** What a city sees of its own turn, on the wall of its hall and before its camera. */

export interface TurnReading {
  timeline: Timeline;
  now: number;
  /** Whose screen it is; null for all. */
  city: string | null;
}

type Speaking = NonNullable<TurnsNow["speaking"]>;

/** A sign beside each colour and word: who sees no colours from afar sees another shape. */
const SIGNS: Record<TimeLeft, string> = { calm: "●", warning: "▲", over: "■" };

/** Draws the turn of the screen's own city, while it speaks or is called; undefined where it does neither. */
export function ownTurn(air: OnAir, reading: TurnReading): TemplateResult | undefined {
  const { turns, called } = air;
  if (turns.speaking !== undefined && isOwn(air, turns.speaking, reading))
    return speakerView(air, turns.speaking, reading);
  return called !== undefined && isOwn(air, called, reading) ? callView(air, called, reading) : undefined;
}

/** Asks whether a turn is of the screen's own city. */
export function isOwn(air: OnAir, { turn }: TurnNow, { timeline, city }: TurnReading): boolean {
  return city !== null && isHere(turn, timeline, city, air.slot === undefined ? undefined : air.city);
}

/** Draws the time that is left to who speaks, as large as it may be, with a sign and words. */
function speakerView(air: OnAir, speaking: Speaking, reading: TurnReading): TemplateResult {
  const { time, left } = speaking;
  return html`<section
    class="on-air mine ${time}"
    aria-labelledby="turn"
  >
    ${head(air, speaking, reading)}
    <p class="state"><span aria-hidden="true">${SIGNS[time]}</span> ${say(`turn.${time}`)}</p>
    ${left > 0 ? big(countdown(left), "") : overtime(-left)} ${then(air, reading)}
  </section>`;
}

/** Tells a city that it is next, and when: at once where nobody speaks. */
function callView(air: OnAir, called: TurnNow, reading: TurnReading): TemplateResult {
  const { speaking } = air.turns;
  const wait = speaking === undefined || called.start === undefined ? 0 : called.start - reading.now;
  const isOfAll = air.slot === undefined;
  const words =
    wait > 0 ? say(isOfAll ? "turn.youNextIn" : "turn.nextIn") : say(isOfAll ? "turn.youNext" : "next");
  return html`<section
    class="on-air called"
    aria-labelledby="turn"
  >
    ${head(air, called, reading)}
    <p class="state"><span aria-hidden="true">▶</span> ${words}</p>
    ${wait > 0 ? big(countdown(wait), "") : big(say("turn.atOnce"), "word")}
    ${speaking === undefined
      ? ""
      : html`<p class="then">
          ${say("turn.speaks")} ${turnText(speaking.id, speaking.turn, reading.timeline)}
        </p>`}
  </section>`;
}

export function titleOfBlock(air: OnAir, timeline: Timeline): TemplateResult {
  return air.slot === undefined
    ? titleText(timeline.milestones[air.milestone]!.title)
    : userText(air.slot.title, timeline.cities[air.city]?.lang);
}

/** The city is known where the screen stands: what it shows comes first. */
function head(air: OnAir, { id, turn }: TurnNow, { timeline }: TurnReading): TemplateResult {
  const { city, what } = namedTurn(id, turn, timeline);
  return html`<p class="block">${titleOfBlock(air, timeline)}</p>
    <h2 id="turn">
      ${what === undefined ? userText(city === undefined ? id : city.name) : userText(what, city?.lang)}
    </h2>`;
}

/** Draws who comes after. */
function then({ turns: { next } }: OnAir, { timeline }: TurnReading): TemplateResult | string {
  return next === undefined
    ? ""
    : html`<p class="then">${say("next")} ${turnText(next.id, next.turn, timeline)}</p>`;
}

/** @param kind `word` for letters, which are wider than figures */
function big(text: string, kind: "word" | ""): TemplateResult {
  return html`<p
    class="big ${kind}"
    .style="--characters:${text.length}"
  >
    <span>${text}</span>
  </p>`;
}

function overtime(millis: number): TemplateResult {
  const text = overBy(millis);
  return html`<p
      class="big"
      aria-hidden="true"
      .style="--characters:${text.length}"
    >
      <span>${text}</span>
    </p>
    <p class="spoken">${say("turns.over", { age: age(millis) })}</p>`;
}

/** Writes by how much a time is over, as a clock that runs on. */
export function overBy(millis: number): string {
  return `+${countdown(Math.floor(millis / 1000) * 1000)}`;
}
