import { html, type TemplateResult } from "lit";
import { namedTurn } from "../turns/named-turn.js";
import type { OnAir } from "../turns/on-air.js";
import { turnText } from "../turns/turn-name.js";
import { overBy, ownTurn, titleOfBlock, type TurnReading } from "../turns/turn-views.js";
import type { TurnsNow } from "../turns/turns.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { clockTime, countdown } from "../words/words.js";

/** The turns of a block on the wall of a hall: who speaks, who is next, and who comes after. */

const QUEUE_SHOWN = 5;

interface Reading extends TurnReading {
  zone: string;
}

/** What else a hall sees while others speak. */
interface Beside {
  /** The code of the room, for those who are not in it yet. */
  room: TemplateResult | string;
  /** What the cities were asked, for which the queue makes room. */
  asked: TemplateResult | "";
}

/**
 * Draws the time that is left to the hall that speaks, the call to the hall that is next, and for the others
 * who speaks and the queue.
 */
export function wallTurns(air: OnAir, reading: Reading, beside: Beside): TemplateResult {
  return ownTurn(air, reading) ?? others(air, reading, beside);
}

function others(air: OnAir, reading: Reading, { room, asked }: Beside): TemplateResult {
  const { speaking } = air.turns;
  return html`<section
    class="on-air others"
    aria-labelledby="speaks"
  >
    <div class="speaker">
      <p class="block">${titleOfBlock(air, reading.timeline)}</p>
      ${speaking === undefined ? html`<h2 id="speaks">${say("turn.nobody")}</h2>` : speaks(speaking, reading)}
    </div>
    ${room} ${asked === "" ? queue(air.turns, reading) : asked}
  </section>`;
}

function speaks(
  { id, turn, left, time }: NonNullable<TurnsNow["speaking"]>,
  { timeline }: Reading,
): TemplateResult {
  const { city, what } = namedTurn(id, turn, timeline);
  const title = city === undefined ? undefined : what;
  return html`<p class="state">${say("turn.speaks")}</p>
    <h2 id="speaks">${userText(city === undefined ? (what ?? id) : city.name)}</h2>
    <p class="left ${time}">
      ${left > 0 ? countdown(left) : html`${overBy(-left)} <small>${say("turn.over")}</small>`}
    </p>
    ${title === undefined ? "" : html`<p class="title">${userText(title, city?.lang)}</p>`}`;
}

function queue({ queue: all }: TurnsNow, { timeline, zone }: Reading): TemplateResult | string {
  const more = all.length - QUEUE_SHOWN;
  return all.length === 0
    ? ""
    : html`<div class="queue">
        <h3>${say("turns.heading")}</h3>
        <ol>
          ${all.slice(0, QUEUE_SHOWN).map(
            ({ id, turn, start }) =>
              html`<li>
                <time>${start === undefined ? "" : clockTime(start, zone)}</time>
                ${turnText(id, turn, timeline)}
              </li>`,
          )}
        </ol>
        ${more > 0 ? html`<p>${count("turn.more", more)}</p>` : ""}
      </div>`;
}
