import { html, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import type { City, Milestone, Timeline } from "../feed/document.js";
import { DAY_MILLIS } from "../time/local-time.js";
import { faces, isAwaited, stateOf, zones } from "../moment/moment.js";
import { newestFirst, sentence, title } from "../notices/page-notices.js";
import { NewerPages, soundedBefore } from "./newer-pages.js";
import { Page } from "../page/page.js";
import { currentMilestone, minutesLate, next, onNow, start } from "../programme/programme.js";
import { faceList, readyCount } from "../moment/moment-view.js";
import { ScreenAwake } from "./screen-awake.js";
import { currentSlot, currentSlots, offMark } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { atEnd } from "../page/while-connected.js";
import { age, clockTime, count, countdown, dayName, list, say } from "../words/words.js";

const NEWS_SHOWN = 4;
const AGAIN_MILLIS = 10_000;
const SHIFT_PIXELS = [0, 3, 6, 3, 0, -3, -6, -3];

/**
 * The wall of a hall, which is read from afar and never touched. It counts on by itself when the
 * network goes, and says since when it is alone. Its picture moves by some pixels every minute, so that no
 * projector keeps a trace of it. It loads newer pages by itself.
 */
export class WallPage extends Page {
  readonly #city = new URLSearchParams(location.search).get("city");
  readonly #awake = new ScreenAwake();

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    document.documentElement.classList.add("wall");
    this.feed.city = this.#city ?? undefined;
    this.addEventListener("pointerdown", () => void this.ringing.allow(), { signal });
    document.addEventListener("keydown", () => void this.ringing.allow(), { signal });
    this.#awake.addEventListener("change", () => this.requestUpdate(), { signal });
    this.#awake.begin(signal);
    const newerPages = new NewerPages(this.feed, () => this.ringing.sounds);
    atEnd(signal, () => {
      newerPages.stop();
      document.documentElement.classList.remove("wall");
    });
    if (soundedBefore()) void this.ringing.soundAgain();
  }

  override render() {
    const { timeline, connected, heardAt, presence } = this.feed.view;
    if (timeline === undefined)
      return html`<main class="hall"><p class="waiting">${say("connecting")}</p></main>`;
    const here = this.#city === null ? undefined : timeline.cities[this.#city];
    const zone = here?.timezone ?? timeline.edition.timezone;
    const found = currentMilestone(timeline);
    // By the device's own minutes: a rehearsal that runs faster leaves no deeper trace.
    const shift = SHIFT_PIXELS[Math.floor(Date.now() / 60_000) % SHIFT_PIXELS.length]!;
    return html`<main
      class="hall"
      .style="translate:${shift}px ${shift}px"
    >
      <header>
        <h1>
          ${here === undefined
            ? userText(timeline.edition.title)
            : html`<b>${userText(here.name)}</b> ${userText(here.venue)}`}
        </h1>
        ${timeline.edition.rehearsal ? html`<p class="practice">${say("rehearsal")}</p>` : ""}
        <time>${clockTime(this.now, zone, true)}</time>
      </header>
      ${found === undefined ? "" : this.#moment(timeline, ...found)}
      <div class="below">
        ${here === undefined ? this.#everywhere(timeline) : this.#here(here)}
        <section class="elsewhere">
          <h2>${say("elsewhere")}</h2>
          <ul>
            ${this.#news(timeline, zone)}
          </ul>
        </section>
      </div>
      <footer>
        <div>
          ${connected
            ? ""
            : html`<p class="alone-since">
                ${say("aloneSince", { age: age(Date.now() - (heardAt ?? Date.now())) })}
              </p>`}
          ${this.ringing.waitsForATouch ? html`<p>${say("allowSound")}</p>` : ""}
          ${this.#awake.mayGoDark ? html`<p class="may-go-dark">${say("mayGoDark")}</p>` : ""}
        </div>
        ${this.staleness(zone)}
        ${presence === undefined ? "" : html`<p class="watchers">${count("watchers", presence.total)}</p>`}
      </footer>
    </main>`;
  }

  #moment(timeline: Timeline, id: string, milestone: Milestone): TemplateResult {
    const at = Date.parse(milestone.expected);
    const state = stateOf(milestone, this.now);
    const counts = isAwaited({ state });
    return html`<section
      class="moment ${state}"
      aria-labelledby="moment"
    >
      <div class="count">
        <h2 id="moment">${userText(title(milestone.title))}</h2>
        ${!counts
          ? html`<p class="big word">${state === "live" ? say("itIsTime") : say(`milestone.${state}`)}</p>`
          : at - this.now > DAY_MILLIS
            ? html`<p class="big word">${dayName(at, timeline.edition.timezone)}</p>`
            : at >= this.now
              ? html`<p class="big">${countdown(at - this.now)}</p>`
              : html`<p
                    class="big over"
                    aria-hidden="true"
                  >
                    +${countdown(this.now - at)}
                  </p>
                  <p class="spoken">${say("overdue", { age: age(this.now - at) })}</p>`}
        ${milestone.hold === undefined
          ? ""
          : html`<p class="hold">
              ${say("about", { what: say("milestone.held"), detail: milestone.hold.reason })}
            </p>`}
        <p class="zones">
          ${zones(timeline, milestone).map(
            ({ cities, zone }) => html`<span><b>${clockTime(at, zone)}</b> ${list(cities)}</span>`,
          )}
        </p>
      </div>
      ${milestone.room === undefined
        ? ""
        : html`<figure>
            <img
              src=${addressOf(`/api/v1/editions/${timeline.edition.id}/milestones/${id}/room.svg`)}
              alt=${say("roomCode")}
              @error=${again}
            />
            <figcaption>${milestone.room.replace(/^https?:\/\//, "")}</figcaption>
          </figure>`}
      <div class="roll">
        <p>${readyCount(milestone)}</p>
        ${faceList(faces(timeline, milestone, this.now), this.now)}
      </div>
    </section>`;
  }

  #here(city: City): TemplateResult {
    const current = onNow(city, this.now);
    const following = next(city, this.now);
    return html`<section class="here">
      <h2>${say("now")}</h2>
      ${current.length === 0
        ? html`<p>${say("nothingOn")}</p>`
        : current.map(item => html`<p class="title">${currentSlot(item, city.lang)}</p>`)}
      ${following === undefined
        ? ""
        : html`<h2>${say("next")}</h2>
            <p class="title">
              <time>${clockTime(start(following.slot)!, city.timezone)}</time> ${userText(
                following.slot.title,
              )}
              ${minutesLate(following.slot) > 0 ? html`<em>${offMark(minutesLate(following.slot))}</em>` : ""}
            </p>`}
    </section>`;
  }

  #everywhere(timeline: Timeline): TemplateResult {
    return html`<section class="here">
      <h2>${say("now")}</h2>
      <ul>
        ${Object.values(timeline.cities).map(city => {
          const current = currentSlots(city, this.now);
          return html`<li>
            <b>${userText(city.name)}</b> ${current.length === 0 ? say("nothingOn") : current}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #news(timeline: Timeline, zone: string): TemplateResult[] {
    return newestFirst(timeline)
      .filter(([, notice]) => notice.city !== this.#city || this.#city === null)
      .slice(0, NEWS_SHOWN)
      .map(
        ([, notice]) =>
          html`<li class=${notice.type === "announcement" ? "whole" : ""}>
            <time>${clockTime(Date.parse(notice.observedAt), zone)}</time> ${sentence(notice, timeline)}
          </li>`,
      );
  }
}

/**
 * Loads a picture again that did not load before the network was there.
 */
function again(event: Event): void {
  const picture = event.target as HTMLImageElement;
  setTimeout(() => {
    if (picture.isConnected) picture.src = picture.src;
  }, AGAIN_MILLIS);
}

customElements.define("wall-page", WallPage);
