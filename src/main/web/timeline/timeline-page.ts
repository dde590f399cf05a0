import { isArchive } from "../http/base-path.js";
import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { announcementBand } from "../announcement/announcement-band.js";
import { standing } from "../announcement/standing.js";
import { choose, chosen } from "../device/choices.js";
import { cityRow } from "./city-row.js";
import type { City, Notice, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { nextPaint } from "../page/dom.js";
import { UnseenNotices } from "./unseen-notices.js";
import { reportLinks } from "../report/report-links.js";
import { whatMatters } from "../moment/hero.js";
import { heroView } from "../moment/hero-view.js";
import { isWanted, type NewsFilter } from "../notices/news-filter.js";
import { newestFirst } from "../notices/page-notices.js";
import { Page } from "../page/page.js";
import { newsFilters, noticeLine } from "./news-list.js";
import { nowAndNext } from "./now-and-next.js";
import { table } from "./timeline-table.js";
import { userText } from "../words/user-text.js";
import { count, isolated, say } from "../words/words.js";

const NEWS_SHOWN = 40;
const CHANGES_SHOWN = 12;
const CHANGES_SHOWN_NARROW = 3;
const MY_CITY = "carillon.city";
const VIEW = "carillon.view";
const MINUTE = 60_000;

/** What somebody comes for: the shared moment while there is something to do about it, else the cities. */
const MATTERS = ".rendezvous:is(.over, :not(.past)), .cities";

/** How many sections the first picture has: what stands out, and what matters now. */
const AT_ONCE = 2;

/** How the weekend is shown. */
const VIEWS = ["agenda", "chart", "table"] as const;
type View = (typeof VIEWS)[number];

/** What a phone shows one at a time. */
const TABS = ["cities", "picture", "news"] as const;
type Tab = (typeof TABS)[number];
type Section = "stands-out" | "moment" | "mine" | "changes" | "tabs" | Tab | "back";
const WIDE: readonly Section[] = ["stands-out", "moment", "picture", "cities", "back", "news"];

/**
 * The timeline of the weekend: what stands out, what matters now, every city on one axis, and what is said. A
 * phone's first screen has the moment in two lines and my city, and below one of cities, picture and news.
 */
export class TimelinePage extends Page {
  readonly #narrow = matchMedia("(max-width: 40rem)");
  #mine = chosen(MY_CITY) ?? "";
  #view = VIEWS.find(view => view === chosen(VIEW));
  #news: NewsFilter = { kind: "all", city: "" };
  #tab: Tab = "cities";
  #look: UnseenNotices | undefined;
  /** How many of the sections are drawn; undefined before the timeline is known. */
  #drawn: number | undefined;

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.#look ??= new UnseenNotices(this.edition);
    this.#look.begin(signal);
    this.#narrow.addEventListener("change", () => this.requestUpdate(), { signal });
    this.#watchFrom();
  }

  override render() {
    const timeline = this.feed.view.timeline;
    if (timeline === undefined)
      return html`<div
        class="shell"
        aria-busy="true"
      >
        <p role="status">${say("connecting")}</p>
      </div>`;
    // A replay has no news, and looking at it says nothing of what this reader has seen live.
    const changes = this.isReplay ? [] : (this.#look?.unseen(timeline) ?? []);
    const drawn = this.#drawn ?? AT_ONCE;
    const title = userText(timeline.edition.title, writtenLanguage(timeline));
    return html`${this.top(title, this.skip(say("page.skip"), MATTERS))}
      <main
        class="weekend ${this.isOld ? "stale" : ""}"
        aria-busy=${drawn < this.#sections.length ? "true" : "false"}
      >
        ${this.#sections.slice(0, drawn).map(section => this.#section(section, timeline, changes))}
      </main>`;
  }

  get #sections(): readonly Section[] {
    return this.#narrow.matches
      ? ["stands-out", "moment", "mine", "changes", "tabs", this.#tab, "back"]
      : WIDE;
  }

  #section(section: Section, timeline: Timeline, changes: [string, Notice][]): TemplateResult | string {
    switch (section) {
      case "stands-out":
        return announcementBand(
          timeline,
          standing(timeline, this.now, this.#mine === "" ? undefined : this.#mine),
        );
      case "moment":
        return this.#moment(timeline);
      case "mine":
        return this.#myCity(timeline);
      case "changes":
        return this.#changes(timeline, changes);
      case "tabs":
        return this.#tabs();
      case "picture":
        return this.#picture(timeline);
      case "cities":
        return this.#cities(timeline, this.#narrow.matches ? this.#mine : "");
      case "back":
        return reportLinks(timeline, this.now, this.isReplay);
      case "news":
        return this.#said(timeline, changes);
    }
  }

  override updated(): void {
    if (this.#drawn === undefined && this.feed.view.timeline !== undefined) void this.#drawAll();
  }

  /**
   * Draws the shared moment at once and one section more with each frame; the sections ahead of the chart do
   * not wait for its script. So a slow phone soon shows what a screen begins with, and answers while it draws
   * the rest.
   */
  async #drawAll(): Promise<void> {
    this.#drawn = AT_ONCE;
    for (let drawn = AT_ONCE + 1; this.querySelector("main")!.ariaBusy === "true"; drawn++) {
      if (this.#sections[drawn - 1] === "picture") await customElements.whenDefined("timeline-chart");
      await nextPaint();
      this.#drawn = drawn;
      this.requestUpdate();
      await this.updateComplete;
    }
    this.#drawn = Number.POSITIVE_INFINITY;
  }

  /** Draws what matters now; where no moment does, what is on and what comes. */
  #moment(timeline: Timeline): TemplateResult | string {
    const zone = timeline.cities[this.#mine]?.timezone;
    const hero = whatMatters(timeline, this.now, zone);
    const isNarrow = this.#narrow.matches;
    const view = heroView(hero, {
      timeline,
      now: this.now,
      isNarrow,
      more: this.isReplay || isArchive ? "" : this.#bells(),
    });
    return hero.kind === "day" && !isNarrow
      ? html`${view}${nowAndNext(timeline, this.now, this.#mine)}`
      : view;
  }

  /** Draws the reader's city, or lets them choose one. */
  #myCity(timeline: Timeline): TemplateResult {
    const mine = timeline.cities[this.#mine];
    return html`<section
      class="cities"
      aria-label=${say("myCity")}
    >
      ${mine === undefined
        ? html`<label class="choose-city"
            ><span>${say("myCity")}</span>
            <select @change=${this.#chooseFromList}>
              <option value="">${say("chooseCity")}</option>
              ${Object.entries(timeline.cities).map(
                ([id, { name }]) => html`<option value=${id}>${isolated(name)}</option>`,
              )}
            </select></label
          >`
        : this.#row(this.#mine, mine, whatMatters(timeline, this.now).kind === "over", timeline)}
    </section>`;
  }

  #tabs(): TemplateResult {
    const words = { cities: say("cities"), picture: say("chart"), news: say("feed") };
    return html`<div
      class="tabs"
      role="group"
      aria-label=${say("showAs")}
    >
      ${TABS.map(
        tab =>
          html`<button
            aria-pressed=${this.#tab === tab ? "true" : "false"}
            @click=${() => this.#openTab(tab)}
          >
            ${words[tab]}
          </button>`,
      )}
    </div>`;
  }

  #bells(): TemplateResult {
    return this.ringing.wished && this.ringing.sounds
      ? html`<button
          aria-pressed="true"
          @click=${() => this.ringing.silence()}
        >
          ${say("bells")}
        </button>`
      : html`<button
          aria-pressed="false"
          @click=${() => this.ringing.allow()}
        >
          ${say("bells")}
        </button>`;
  }

  #picture(timeline: Timeline): TemplateResult {
    // A phone has room for a list, a laptop for the whole picture.
    const shown = this.#view ?? (this.#narrow.matches ? "agenda" : "chart");
    return html`<section
      class="picture"
      aria-label=${say("timeline")}
    >
      <div
        class="views"
        role="group"
        aria-label=${say("showAs")}
      >
        ${VIEWS.map(
          view =>
            html`<button
              aria-pressed=${shown === view ? "true" : "false"}
              @click=${() => this.#show(view)}
            >
              ${say(view)}
            </button>`,
        )}
      </div>
      ${this.#viewOf(timeline, shown)}
      <p class="watchers">${this.#watchers(this.feed.view.presence?.total)}</p>
    </section>`;
  }

  #viewOf(timeline: Timeline, view: View): TemplateResult {
    switch (view) {
      case "agenda":
        return html`<timeline-agenda
          .timeline=${timeline}
          .now=${Math.floor(this.now / MINUTE) * MINUTE}
        ></timeline-agenda>`;
      case "chart":
        return html`<timeline-chart
          .timeline=${timeline}
          .now=${this.now}
          .mine=${this.#mine}
          .isReplay=${this.isReplay}
        ></timeline-chart>`;
      case "table":
        return table(timeline, this.now);
    }
  }

  /** Draws the rows of the cities, the reader's own first. */
  #cities(timeline: Timeline, but = ""): TemplateResult {
    const ordered = Object.entries(timeline.cities)
      .filter(([id]) => id !== but)
      .sort(([a], [b]) => Number(b === this.#mine) - Number(a === this.#mine));
    const isOver = whatMatters(timeline, this.now).kind === "over";
    return html`<section
      class="cities"
      aria-label=${say("allCities")}
    >
      ${ordered.map(([id, city]) => this.#row(id, city, isOver, timeline))}
    </section>`;
  }

  #row(id: string, city: City, isOver: boolean, timeline: Timeline): TemplateResult {
    const projects = Object.values(timeline.edition.projects ?? {});
    const reading = {
      id,
      timeline,
      now: this.now,
      isMine: id === this.#mine,
      isOver,
      watchers: this.feed.view.presence?.cities[id],
      projects: projects.filter(project => project.city === id).length,
      choose: this.#choose,
    };
    return html`${guard(
      [city, id, Math.floor(this.now / MINUTE), reading.isMine, isOver, reading.watchers, reading.projects],
      () => cityRow(city, reading),
    )}`;
  }

  #watchers(n: number | undefined): string {
    return n === undefined ? "" : count("watchers", n);
  }

  /** Draws what changed since this reader last looked; nothing where nothing did, or they are new here. */
  #changes(timeline: Timeline, changes: [string, Notice][]): TemplateResult | string {
    if (changes.length === 0) return "";
    const shown = this.#narrow.matches ? CHANGES_SHOWN_NARROW : CHANGES_SHOWN;
    return html`<section
      class="news changes"
      aria-labelledby="changes"
    >
      <h2 id="changes">${say("changes")}</h2>
      <p class="tally">
        ${count("newNotices", changes.length)} <button @click=${this.#allSeen}>${say("allSeen")}</button>
      </p>
      <ol>
        ${changes.slice(0, shown).map(([seq, notice]) => noticeLine(timeline, seq, notice, false))}
      </ol>
    </section>`;
  }

  #said(timeline: Timeline, changes: [string, Notice][]): TemplateResult {
    const fresh = new Set(this.#narrow.matches ? [] : changes.map(([seq]) => seq));
    return html`<section
      class="news"
      aria-labelledby="news"
    >
      <h2 id="news">${say("news")}</h2>
      ${fresh.size === 0
        ? ""
        : html`<p class="tally">
            ${count("newNotices", fresh.size)} <button @click=${this.#allSeen}>${say("allSeen")}</button>
          </p>`}
      ${newsFilters(timeline, this.#news, this.#filter)}
      ${guard([timeline.notices, timeline.cities, fresh.size, this.#news], () => {
        const known = newestFirst(timeline);
        const wanted = known.filter(([, notice]) => isWanted(notice, this.#news, timeline));
        return html`<p
            class="quiet"
            aria-live="polite"
          >
            ${wanted.length > 0 ? "" : say(known.length === 0 ? "noNews" : "news.none")}
          </p>
          <ol>
            ${wanted
              .slice(0, NEWS_SHOWN)
              .map(([seq, notice]) => noticeLine(timeline, seq, notice, fresh.has(seq)))}
          </ol>`;
      })}
    </section>`;
  }

  readonly #allSeen = (): void => {
    this.#look?.markAllSeen();
    this.requestUpdate();
  };

  readonly #filter = (filter: NewsFilter): void => {
    this.#news = filter;
    this.requestUpdate();
  };

  #show(view: View): void {
    this.#view = view;
    choose(VIEW, view);
    this.requestUpdate();
  }

  #openTab(tab: Tab): void {
    this.#tab = tab;
    this.requestUpdate();
  }

  readonly #chooseFromList = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (value !== "") this.#choose(value);
  };

  readonly #choose = (id: string): void => {
    this.#mine = this.#mine === id ? "" : id;
    choose(MY_CITY, this.#mine);
    this.#watchFrom();
    this.requestUpdate();
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(`[aria-labelledby="city-${id}"] .pin`)?.focus(),
    );
  };

  #watchFrom(): void {
    this.feed.city = this.#mine === "" ? undefined : this.#mine;
  }
}
customElements.define("timeline-page", TimelinePage);
