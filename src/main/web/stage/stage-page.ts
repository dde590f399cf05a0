import { html, type TemplateResult } from "lit";
import { announcedTo } from "../announcement/standing.js";
import type { City, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { pageAddress } from "../http/base-path.js";
import { callWhenNext } from "../moment/turn-calls.js";
import { Page } from "../page/page.js";
import { onAir, type OnAir } from "../turns/on-air.js";
import { turnText } from "../turns/turn-name.js";
import { isOwn, overBy, ownTurn, titleOfBlock, type TurnReading } from "../turns/turn-views.js";
import { ScreenAwake } from "../wall/screen-awake.js";
import { linkedText } from "../words/linked-text.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { clockTime, countdown } from "../words/words.js";

const MESSAGES_SHOWN = 3;

/** The title of the page, whose words the first page does not load. */
export function stageTitle(): string {
  return say("stage");
}

/**
 * The stage: what somebody sees who stands before the camera of a city. The time that is left to them, who is
 * next, and what coordination says to this city alone.
 */
export class StagePage extends Page {
  readonly #city = new URLSearchParams(location.search).get("city");
  readonly #awake = new ScreenAwake();

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.feed.city = this.#city ?? undefined;
    this.#awake.begin(signal);
    callWhenNext(this, signal, () => this.#city);
  }

  override render() {
    const { timeline } = this.feed.view;
    const city = timeline?.cities[this.#city ?? ""];
    if (timeline === undefined)
      return html`${this.top(say("stage"))}
        <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
    if (city === undefined) return this.#which(timeline);
    return html`${this.top(
        html`${userText(city.name)} <small>${say("stage")}</small>`,
        this.skip(say("page.skip")),
      )}
      <main class="stage ${this.isOld ? "stale" : ""}">
        ${this.#turns(timeline, city)} ${this.#messages(timeline, city)}
      </main>`;
  }

  #which(timeline: Timeline): TemplateResult {
    return html`${this.top(say("stage"))}
      <main class="stage">
        <h2>${say("stage.which")}</h2>
        <ul class="stages">
          ${Object.entries(timeline.cities).map(
            ([id, city]) =>
              html`<li>
                <a
                  class="button"
                  href=${pageAddress(`/stage?city=${id}`)}
                  >${userText(city.name)}</a
                >
              </li>`,
          )}
        </ul>
      </main>`;
  }

  #turns(timeline: Timeline, city: City): TemplateResult {
    const air = onAir(timeline, this.now, this.#city);
    if (air === undefined) return html`<p class="nothing">${say("stage.none")}</p>`;
    const reading: TurnReading = { timeline, now: this.now, city: this.#city };
    return ownTurn(air, reading) ?? waiting(air, reading, city);
  }

  #messages(timeline: Timeline, city: City): TemplateResult {
    const messages = announcedTo(timeline, this.#city!).slice(0, MESSAGES_SHOWN);
    return html`<section
      class="messages"
      aria-labelledby="messages"
    >
      <h2 id="messages">${say("stage.messages", { city: city.name })}</h2>
      ${messages.length === 0 ? html`<p class="quiet">${say("stage.noMessages")}</p>` : ""}
      <ol>
        ${messages.map(
          ({ text, at, urgent }) =>
            html`<li class=${urgent === true ? "urgent" : ""}>
              ${urgent === true ? html`<strong>${say("announcement.urgent")}</strong>` : ""}
              <time>${clockTime(Date.parse(at), city.timezone)}</time>
              <span class="text">${linkedText(text, writtenLanguage(timeline))}</span>
            </li>`,
        )}
      </ol>
      <p class="quiet">${say("stage.public")}</p>
    </section>`;
  }
}
/** Draws who speaks meanwhile, and when it is this city's turn. */
function waiting(air: OnAir, reading: TurnReading, { timezone }: City): TemplateResult {
  const { timeline } = reading;
  const { speaking, queue } = air.turns;
  const mine = queue.find(turn => isOwn(air, turn, reading));
  return html`<section
    class="on-air others"
    aria-labelledby="turn"
  >
    <p class="block">${titleOfBlock(air, timeline)}</p>
    ${speaking === undefined
      ? html`<h2 id="turn">${say("turn.nobody")}</h2>`
      : html`<p class="state">${say("turn.speaks")}</p>
          <h2 id="turn">${turnText(speaking.id, speaking.turn, timeline)}</h2>
          <p class="left ${speaking.time}">
            ${speaking.left > 0 ? countdown(speaking.left) : overBy(-speaking.left)}
          </p>`}
    ${mine?.start === undefined
      ? ""
      : html`<p class="then">${say("turn.yoursAt", { at: clockTime(mine.start, timezone) })}</p>`}
  </section>`;
}

customElements.define("stage-page", StagePage);
