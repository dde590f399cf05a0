import { Announcer } from "../notices/announcer.js";
import type { Notice, Timeline } from "../feed/document.js";
import { element } from "../page/dom.js";
import { serverAddress, scriptServer } from "./server-address.js";
import { bestLanguage } from "../words/languages.js";
import { LIVE_STYLE } from "./live-style.js";
import { announcementCard } from "./live-band.js";
import { countdownCard } from "./live-moment.js";
import { isArchiveScript } from "./archive-script.js";
import { board, cityCard } from "./live-views.js";
import { SharedFeed, type SharedFeedFollower } from "./shared-feed.js";
import { Wording } from "../words/wording.js";
import { shared as ar } from "../words/catalogue/shared/ar.js";
import { shared as en } from "../words/catalogue/shared/en.js";
import { shared as fr, type SharedWords } from "../words/catalogue/shared/fr.js";

const CATALOGUES: Record<string, SharedWords> = { fr, en, ar };

/**
 * `<carillon-live>` on any page: the timeline as a board of all cities, one city, or the countdown to the
 * shared moment. It stands in a shadow tree, so that neither page nor element can upset the other's looks,
 * and shares its feed with every other one on the page.
 */
export class CarillonLive extends HTMLElement implements SharedFeedFollower {
  static readonly observedAttributes = ["edition", "show", "city", "lang", "server"];
  readonly #root = this.attachShadow({ mode: "open" });
  readonly #body = element("section");
  readonly #region = element("p", { class: "hidden", "aria-live": "polite" });
  #shared: SharedFeed | undefined;
  #wording!: Wording<keyof SharedWords>;
  #fallbacks = "";
  #announcer: Announcer | undefined;

  constructor() {
    super();
    this.#root.append(...style(this.#root), this.#body, this.#region);
  }

  connectedCallback(): void {
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(): void {
    if (this.#shared === undefined) return;
    this.#end();
    this.#begin();
  }

  get #show(): string {
    return this.getAttribute("show") ?? "timeline";
  }

  #begin(): void {
    this.#speak([]);
    this.#shared = SharedFeed.of(this.#server, this.getAttribute("edition") ?? undefined);
    this.#shared.add(this);
    this.follow();
  }

  #end(): void {
    this.#shared?.remove(this);
    this.#shared = undefined;
    this.#announcer?.stop();
  }

  /**
   * Chooses the language: the page's, or the reader's, or else the first of the edition's, which are known
   * with the document.
   */
  #speak(fallbacks: readonly string[]): void {
    const language = bestLanguage(
      [this.closest("[lang]")?.getAttribute("lang"), ...navigator.languages],
      fallbacks,
      CATALOGUES,
    );
    this.#fallbacks = fallbacks.join();
    this.#wording = new Wording(language, CATALOGUES[language]!, fallbacks);
    for (const part of [this.#body, this.#region]) {
      part.lang = language;
      part.dir = this.#wording.direction;
    }
    this.#announcer?.stop();
    this.#announcer = new Announcer(
      this.#wording,
      sentence => {
        this.#region.textContent = sentence;
      },
      notice => this.#tells(notice),
    );
  }

  /**
   * Asks whether this element announces a notice. Each is announced once on a page: by the first board, else
   * by the first element that it is about.
   */
  #tells(notice: Notice): boolean {
    const all = [...(this.#shared?.followers ?? [])] as CarillonLive[];
    const board = all.find(element => element.#show === "timeline");
    return (board ?? all.find(element => element.#isAbout(notice))) === this;
  }

  #isAbout(notice: Notice): boolean {
    return this.#show === "city" ? notice.city === this.getAttribute("city") : notice.city === undefined;
  }

  follow(): void {
    const problem = this.#shared?.problem;
    if (problem !== undefined) {
      const facts = { server: this.#server ?? "", attribute: 'server="https://…"' };
      this.#put([element("p", { class: "problem" }, this.#wording.say(`problem.${problem}`, facts))]);
      return;
    }
    const feed = this.#shared?.feed;
    const view = feed?.view;
    const timeline = view?.timeline;
    if (timeline !== undefined) {
      if (timeline.edition.languages.join() !== this.#fallbacks) this.#speak(timeline.edition.languages);
      this.#announcer?.see(timeline);
    }
    const wording = this.#wording;
    const state =
      view?.heardAt === undefined
        ? "connecting"
        : feed!.isArchive
          ? "archive"
          : view.connected && view.staleSince === undefined
            ? "live"
            : "cutOff";
    this.#put([
      ...(timeline?.edition.rehearsal
        ? [element("p", { class: "rehearsal" }, wording.say("rehearsal"))]
        : []),
      ...(timeline === undefined ? [] : this.#views(timeline, feed!.clock.now())),
      element(
        "p",
        { class: `state ${state}` },
        wording.say(state),
        " · ",
        element("a", { href: this.#home }, "Carillon"),
      ),
    ]);
  }

  /** Where Carillon is; undefined where neither the element nor the page tells. */
  get #server(): string | undefined {
    const given = this.getAttribute("server")?.trim() ?? "";
    return given === "" ? scriptServer() : serverAddress(given);
  }

  /** Where the pages of its edition are: of the current one, unless the element names another. */
  get #home(): string {
    const edition = this.getAttribute("edition");
    const isNamed = !isArchiveScript && edition !== null && edition !== "";
    return (this.#server ?? "") + (isNamed ? `${encodeURIComponent(edition)}/` : "");
  }

  #views(timeline: Timeline, now: number): HTMLElement[] {
    switch (this.#show) {
      case "city":
        return cityCard(timeline, this.getAttribute("city") ?? "", now, this.#wording);
      case "countdown":
        return [
          ...announcementCard(timeline, now, this.#wording, undefined),
          ...countdownCard(timeline, now, this.#wording, this.#home),
        ];
      default:
        return board(timeline, now, this.#wording, this.#home);
    }
  }

  /**
   * Exchanges only the parts that differ, so that a clock does not disturb a reader's selection.
   */
  #put(parts: HTMLElement[]): void {
    parts.forEach((part, i) => {
      const old = this.#body.children[i];
      if (old === undefined) this.#body.append(part);
      else if (!old.isEqualNode(part)) old.replaceWith(part);
    });
    while (this.#body.children.length > parts.length) this.#body.lastElementChild!.remove();
  }
}

/**
 * Styles a shadow tree, and returns the elements that have to stand in it where a browser cannot construct
 * style sheets.
 */
function style(root: ShadowRoot): HTMLElement[] {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LIVE_STYLE);
    root.adoptedStyleSheets = [sheet];
    return [];
  } catch {
    return [element("style", {}, LIVE_STYLE)];
  }
}
