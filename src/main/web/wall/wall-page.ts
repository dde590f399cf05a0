import { html, type TemplateResult } from "lit";
import type { City, Timeline } from "../feed/document.js";
import { whatMatters, type Hero } from "../moment/hero.js";
import { NewerPages, soundedBefore } from "./newer-pages.js";
import { Page } from "../page/page.js";
import { departure, departures } from "../programme/departures.js";
import { onAir } from "../turns/on-air.js";
import { callWhenNext } from "../moment/turn-calls.js";
import { ScreenAwake } from "./screen-awake.js";
import { projectsOf } from "../projects/projects.js";
import { board, hereNow } from "./wall-board.js";
import { meetingBoard, meetingsAhead } from "./wall-meetings.js";
import { projectBoard } from "./wall-projects.js";
import { standsOut } from "./wall-band.js";
import { room, wallHero } from "./wall-hero.js";
import { isCalling, lastLine } from "./wall-news.js";
import { wallTurns } from "./wall-turns.js";
import { userText } from "../words/user-text.js";
import { askedResults } from "./wall-question.js";
import { HOUR_MILLIS } from "../time/local-time.js";
import { atEnd } from "../page/while-connected.js";
import { count, say } from "../words/other-words.js";
import { age, clockTime, language } from "../words/words.js";

const SHIFT_PIXELS = [0, 3, 6, 3, 0, -3, -6, -3];
/** A hint was read by then; what it says stays true, but a hall has more to see. */
const HINT_MILLIS = 60_000;
const PAGE_MILLIS = 15_000;
/**
 * What has no place of its own takes turns with the board: after it what the cities were asked, then
 * projects, the hall's own or those that meet.
 */
const TURNS = ["board", "asked", "projects"] as const;

/**
 * The wall of a hall, which is read from afar and never touched. It shows what matters now, counts on by
 * itself when the network goes, and says since when it is alone. Its picture moves by some pixels every
 * minute, so that no projector keeps a trace of it. It loads newer pages by itself.
 */
export class WallPage extends Page {
  readonly #city = new URLSearchParams(location.search).get("city");
  readonly #awake = new ScreenAwake();
  readonly #openedAt = Date.now();
  /** How many lines of the board fit, and what stood beside it then; absent while they are counted. */
  #lines = Number.POSITIVE_INFINITY;
  #countedFor: string | undefined;

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    document.documentElement.classList.add("wall");
    this.feed.city = this.#city ?? undefined;
    this.addEventListener("pointerdown", () => void this.ringing.allow(), { signal });
    document.addEventListener("keydown", () => void this.ringing.allow(), { signal });
    addEventListener("resize", () => this.#countAgain(), { signal });
    this.#awake.addEventListener("change", () => this.requestUpdate(), { signal });
    this.#awake.begin(signal);
    callWhenNext(this, signal, () => this.#city);
    const newerPages = new NewerPages(this.feed, () => this.ringing.sounds);
    atEnd(signal, () => {
      newerPages.stop();
      document.documentElement.classList.remove("wall");
    });
    if (soundedBefore()) void this.ringing.soundAgain();
  }

  override render() {
    const { timeline } = this.feed.view;
    if (timeline === undefined)
      return html`<main class="hall"><p class="waiting">${say("connecting")}</p></main>`;
    const here = this.#city === null ? undefined : timeline.cities[this.#city];
    const zone = here?.timezone ?? timeline.edition.timezone;
    const hero = whatMatters(timeline, this.now, zone);
    const reading = { timeline, now: this.now, zone, city: this.#city };
    const air =
      hero.kind === "countdown" || hero.kind === "held" ? undefined : onAir(timeline, this.now, this.#city);
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
        ${hero.kind === "night" ? "" : html`<time>${clockTime(this.now, zone, true)}</time>`}
      </header>
      ${standsOut(timeline, this.now, { city: this.#city ?? undefined, isLive: hero.kind === "live" })}
      ${air === undefined
        ? wallHero(hero, reading, hero.kind === "live" ? this.#askedWhileLive(timeline) : "")
        : wallTurns(air, reading, {
            room: hero.kind === "live" ? room(timeline, hero.id, hero.milestone) : "",
            asked: this.#askedWhileLive(timeline),
          })}
      ${air === undefined ? this.#below(hero, timeline, here) : ""} ${this.#footer(timeline, zone, hero)}
    </main>`;
  }

  /** Draws what is on: here in full, and in the other cities as a departure board. */
  #below(hero: Hero, timeline: Timeline, here: City | undefined): TemplateResult | string {
    if (hero.kind === "live" || hero.kind === "night" || hero.kind === "over") return "";
    const others = departures(timeline, this.now).filter(({ id }) => id !== this.#city);
    const isDay = hero.kind === "day";
    const fit = { lines: this.#lines, page: Math.floor(Date.now() / PAGE_MILLIS) };
    const own =
      here === undefined || !isCalm(hero, this.now) ? [] : projectsOf(timeline, language, this.#city!);
    const met = meetingsAhead(hero, timeline, this.now, this.#city);
    // On the wall of all cities they have a place of their own.
    const round = here === undefined ? this.#pagesShown : Math.floor(this.#pagesShown / TURNS.length);
    const asked = askedResults(timeline, this.#city, round);
    const hasMore = here !== undefined || asked !== "";
    return html`<div class="below ${hasMore ? "with-here" : ""} ${isDay ? "whole" : ""}">
      ${here === undefined ? asked : hereNow(departure(this.#city!, here, this.now), this.now, isDay)}
      ${here !== undefined && asked !== "" && this.#isTurnOf("asked")
        ? asked
        : own.length > 0 && (others.length === 0 || this.#isTurnOf("projects"))
          ? projectBoard(own, here!, fit)
          : met.length > 0 && this.#isTurnOf("projects")
            ? meetingBoard(met, timeline, fit)
            : board(others, this.now, fit)}
    </div>`;
  }

  /** How many pages have passed on this wall: the other cities come first where it was just opened. */
  get #pagesShown(): number {
    return Math.floor((Date.now() - this.#openedAt) / PAGE_MILLIS);
  }

  #isTurnOf(what: (typeof TURNS)[number]): boolean {
    return TURNS[this.#pagesShown % TURNS.length] === what;
  }

  /** Draws what the cities were asked, on every other page while a moment is live; nothing in between. */
  #askedWhileLive(timeline: Timeline): TemplateResult | "" {
    const page = this.#pagesShown;
    return page % 2 === 0 ? "" : askedResults(timeline, this.#city, (page - 1) / 2);
  }

  /** Draws the last line: what there is to know of this screen, what is said elsewhere, and who watches. */
  #footer(timeline: Timeline, zone: string, hero: Hero): TemplateResult {
    const { connected, heardAt, presence } = this.feed.view;
    const isQuiet = hero.kind === "live" || hero.kind === "night";
    return html`<footer>
      <div>
        ${connected
          ? ""
          : html`<p class="alone-since">
              ${say("aloneSince", { age: age(Date.now() - (heardAt ?? Date.now())) })}
            </p>`}
        ${isQuiet || !isCalling(timeline) ? this.#hints() : ""}
      </div>
      ${this.staleness(zone)}
      <section
        class="elsewhere"
        aria-label=${say("elsewhere")}
      >
        ${isQuiet ? "" : lastLine(timeline, { zone, city: this.#city })}
      </section>
      ${(presence?.total ?? 0) === 0
        ? ""
        : html`<p class="watchers">${count("watchers", presence!.total)}</p>`}
    </footer>`;
  }

  #hints(): TemplateResult | string {
    if (Date.now() - this.#openedAt >= HINT_MILLIS) return "";
    return html`${this.ringing.waitsForATouch ? html`<p>${say("allowSound")}</p>` : ""}
    ${this.#awake.mayGoDark ? html`<p class="may-go-dark">${say("mayGoDark")}</p>` : ""}`;
  }

  /** Leaves out a line of the board after the other until the rest fits; the others take their turns. */
  override updated(): void {
    const board = this.querySelector<HTMLElement>(".board");
    const rows = this.querySelectorAll(".board tbody tr").length;
    if (board !== null && rows > 0 && board.scrollHeight > board.clientHeight + 1) {
      this.#lines = rows - 1;
      this.requestUpdate();
      return;
    }
    const standing = this.#standing();
    // What was just counted is never counted again at once, whatever it did to the rest of the wall.
    if (this.#countedFor === undefined) this.#countedFor = standing;
    else if (this.#countedFor !== standing) this.#countAgain();
  }

  /**
   * What takes room beside the board, and whose board it is: where one grows, shrinks or changes, and each
   * minute, other lines may fit.
   */
  #standing(): string {
    const parts = [...this.querySelectorAll<HTMLElement>(".hall > :not(.below), .here, .asked")];
    const sizes = parts.map(part => part.className + part.offsetHeight);
    sizes.push(this.querySelector(".board")?.className ?? "");
    return [Math.floor(Date.now() / 60_000), ...sizes].join("|");
  }

  #countAgain(): void {
    this.#countedFor = undefined;
    this.#lines = Number.POSITIVE_INFINITY;
    this.requestUpdate();
  }
}

/** Asks whether no shared moment is so near that a hall prepares for it. */
function isCalm(hero: Hero, now: number): boolean {
  return hero.kind === "day" || (hero.kind === "countdown" && hero.at - now > HOUR_MILLIS);
}

customElements.define("wall-page", WallPage);
