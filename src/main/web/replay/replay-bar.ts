import { html, LitElement, type TemplateResult } from "lit";
import { isArchive, pageAddress } from "../http/base-path.js";
import type { Timeline } from "../feed/document.js";
import { dateFormat } from "../time/formats.js";
import { editionDays } from "../programme/edition-days.js";
import { offSign } from "../programme/lateness.js";
import { midnights, withOffset } from "../time/local-time.js";
import { title } from "../notices/page-notices.js";
import type { Replay } from "./replay.js";
import { signAndWords } from "../programme/slot-words.js";
import { atEnd, WhileConnected } from "../page/while-connected.js";
import { say } from "../words/other-words.js";
import { clockTime, dayAndTime, isolated, language, wording } from "../words/words.js";

const MINUTE = 60_000;
const JUMP_MINUTES = 10;
/** Three days pass in little more than a minute. */
const SPEEDS = [1, 10, 60, 300, 900, 3600];
const PAGE_MINUTES = 60;
const SHARE_MILLIS = 400;

/**
 * The bar that says that the page below shows the past, and moves it: a slider over the whole event, and a
 * player.
 */
export class ReplayBar extends LitElement {
  replay!: Replay;
  /**
   * What it shows itself by before there is something to replay, so that it has its size from the beginning;
   * undefined where it is not known.
   */
  present: Timeline | undefined;
  #address = "";
  #sharing: ReturnType<typeof setTimeout> | undefined;

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, signal => {
      this.replay.addEventListener("change", () => this.#changed(), { signal });
      atEnd(signal, () => {
        clearTimeout(this.#sharing);
        this.#sharing = undefined;
      });
    });
  }

  #changed(): void {
    this.requestUpdate();
    this.#sharing ??= setTimeout(() => this.#share(), SHARE_MILLIS);
  }

  /** Puts the instant into the address, to the minute while it runs. Browsers limit how often it changes. */
  #share(): void {
    this.#sharing = undefined;
    const timeline = this.replay.view.timeline;
    if (timeline === undefined) return;
    const at = this.replay.playing ? Math.floor(this.replay.at / MINUTE) * MINUTE : this.replay.at;
    const query = new URLSearchParams(location.search);
    query.delete("at");
    const others = query.size === 0 ? "" : `&${query}`;
    const address = `${location.pathname}?at=${withOffset(at, timeline.edition.timezone)}${others}`;
    if (address === this.#address) return;
    this.#address = address;
    history.replaceState(history.state, "", address);
  }

  override render() {
    const { replay } = this;
    const timeline = replay.view.timeline ?? this.present;
    return html`<section
      class="replay"
      aria-label=${say("replay")}
      aria-busy=${replay.settled ? "false" : "true"}
    >
      <p class="replay-what">
        <strong>${say("replay")}</strong> ${timeline === undefined
          ? ""
          : html`<span class="replay-as">${say("replay.asSeen")}</span>
              <time>${dayAndTime(replay.at, timeline.edition.timezone)}</time>`}
      </p>
      ${timeline === undefined ? "" : this.#controls(timeline)}
      <a href=${pageAddress("/")}>${say(isArchive ? "replay.toEnd" : "replay.toLive")}</a>
    </section>`;
  }

  #controls(timeline: Timeline): TemplateResult {
    const { replay } = this;
    const zone = timeline.edition.timezone;
    const { begin: from, end: to } = editionDays(timeline);
    const starts = midnights(timeline.edition.from, timeline.edition.to, zone).slice(0, -1);
    const place = (at: number) => `inset-inline-start:${(((at - from) / (to - from)) * 100).toFixed(2)}%`;
    return html`<div class="replay-controls">
        <button
          class="replay-play"
          @click=${() => (replay.playing ? replay.pause() : replay.play())}
        >
          <span aria-hidden="true">${replay.playing ? "❚❚" : "▶"}</span>
          <span class="replay-word">${say(replay.playing ? "replay.pause" : "replay.play")}</span>
        </button>
        ${this.#jumpButton(-JUMP_MINUTES, zone)}${this.#jumpButton(JUMP_MINUTES, zone)}
        <select
          dir="ltr"
          aria-label=${say("replay.speed")}
          @change=${(event: Event) => {
            replay.speed = Number((event.target as HTMLSelectElement).value);
          }}
        >
          ${SPEEDS.map(
            speed =>
              html`<option
                value=${speed}
                ?selected=${replay.speed === speed}
              >
                ×${speed}
              </option>`,
          )}
        </select>
      </div>
      <div class="replay-slider">
        <input
          type="range"
          min=${from}
          max=${to}
          step=${MINUTE}
          .value=${String(Math.floor(replay.at / MINUTE) * MINUTE)}
          aria-label=${say("replay.instant")}
          aria-valuetext=${dayAndTime(replay.at, zone)}
          @input=${(event: Event) => replay.seek(Number((event.target as HTMLInputElement).value))}
          @keydown=${(event: KeyboardEvent) => this.#page(event)}
        />
        <div
          class="replay-marks"
          aria-hidden="true"
        >
          ${starts.map(
            day =>
              html`<i
                class="day"
                .style=${place(day)}
                >${shortDay(day, zone)}</i
              >`,
          )}
          ${Object.values(timeline.milestones).map(
            milestone =>
              html`<i
                class="moment-mark"
                title=${isolated(title(milestone.title))}
                .style=${place(Date.parse(milestone.expected))}
                >◆</i
              >`,
          )}
        </div>
      </div>`;
  }

  /** Makes a button whose label and title say where it leads. */
  #jumpButton(minutes: number, zone: string): TemplateResult {
    const words = say(minutes < 0 ? "replay.earlier" : "replay.later", {
      by: wording.minutes(Math.abs(minutes), "long"),
      at: clockTime(this.#after(minutes), zone),
    });
    return html`<button
      title=${words}
      @click=${() => this.#jump(minutes)}
    >
      ${signAndWords(offSign(minutes, wording), words)}
    </button>`;
  }

  #after(minutes: number): number {
    return (Math.floor(this.replay.at / MINUTE) + minutes) * MINUTE;
  }

  #jump(minutes: number): void {
    this.replay.seek(this.#after(minutes));
  }

  /** Moves by an hour for a page key: browsers would take a tenth of the weekend. */
  #page(event: KeyboardEvent): void {
    const pages = event.key === "PageUp" ? 1 : event.key === "PageDown" ? -1 : 0;
    if (pages === 0) return;
    event.preventDefault();
    this.#jump(pages * PAGE_MINUTES);
  }
}

function shortDay(day: number, zone: string): string {
  return dateFormat(language, { weekday: "short", day: "numeric", timeZone: zone }).format(day);
}

customElements.define("replay-bar", ReplayBar);
