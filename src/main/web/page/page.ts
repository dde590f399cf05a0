import { html, LitElement, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import type { Followed } from "../feed/feed.js";
import type { Ticker } from "../time/clock.js";
import type { Ringing } from "../moment/ringing.js";
import { brandLink, languageLinks, skipButton } from "./head-parts.js";
import { isArchive } from "../http/base-path.js";
import { released } from "./pressed.js";
import { atEnd, WhileConnected } from "./while-connected.js";
import { age, clockTime, say } from "../words/words.js";

/** A view that is younger than this counts as current. */
const OLD_MILLIS = 3_000;

/**
 * The base of all pages: follows the feed, shows its clock, and says when the page is cut off or only
 * rehearses.
 */
export abstract class Page extends LitElement {
  feed!: Followed<Timeline>;
  ticker!: Ticker;
  ringing!: Ringing;
  edition!: string;
  /** Whether the page shows the past. */
  isReplay = false;

  /** Light DOM: labels, ids and forms cross elements, and one style sheet serves all. */
  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, signal => this.begin(signal));
  }

  /**
   * Starts what the page listens to, each time it is put on; its properties are known then.
   *
   * @param signal ends all that it listens to, when it is taken off
   */
  protected begin(signal: AbortSignal): void {
    const tick = () => this.requestUpdate();
    this.ticker.add(tick);
    atEnd(signal, () => this.ticker.remove(tick));
    this.feed.addEventListener("change", tick, { signal });
    this.ringing.addEventListener("change", tick, { signal });
  }

  /** Nothing moves under a finger between its touch and its click. */
  protected override async scheduleUpdate(): Promise<void> {
    const release = released();
    if (release !== undefined) await release;
    await super.scheduleUpdate();
  }

  get now(): number {
    return this.feed.clock.now();
  }

  /**
   * Whether what is shown may be old: because this page is cut off from the server, or the server from its
   * database.
   */
  get isOld(): boolean {
    const { connected, staleSince } = this.feed.view;
    return !connected || staleSince !== undefined;
  }

  /** Says how old the picture is where the server has lost its database. */
  protected staleness(zone: string): TemplateResult | string {
    const since = this.feed.view.staleSince;
    if (since === undefined) return "";
    const at = Date.parse(since);
    return html`<p class="age">
      ${say("staleSince", { age: age(this.now - at), at: clockTime(at, zone) })}
    </p>`;
  }

  /**
   * Draws a button that is seen while it has the focus, and moves it to what somebody comes for.
   *
   * @param parts select that: the first of them that is there, or else all that is below the head
   */
  protected skip(words: string, ...parts: string[]): TemplateResult {
    return skipButton(words, this, ...parts);
  }

  /**
   * Draws the head of a page.
   *
   * @param skip ahead of it, by which the keyboard comes past it; empty where it stands in nobody's way
   */
  protected top(
    heading: TemplateResult | string,
    skip: TemplateResult | string = this.skip(say("page.skip")),
  ): TemplateResult {
    const { timeline, connected, opening, heardAt, staleSince } = this.feed.view;
    const zone = timeline?.edition.timezone;
    return html`${skip}${timeline?.edition.rehearsal
        ? html`<p class="rehearsal"><strong>${say("rehearsal")}</strong> ${say("rehearsalMeans")}</p>`
        : ""}
      <header class="top">
        <div>
          ${brandLink()}
          <h1>${heading}</h1>
        </div>
        <time class="clock"
          >${zone === undefined || (isArchive && !this.isReplay) ? "" : clockTime(this.now, zone, true)}</time
        >
        <p
          class="link ${this.isOld ? "cut" : this.isReplay ? "replayed" : ""}"
          role="status"
        >
          ${!connected && !isArchive
            ? say(opening || heardAt === undefined ? "connecting" : "cutOff")
            : this.isReplay
              ? say("replay")
              : staleSince === undefined
                ? say(isArchive ? "archive" : "live")
                : say("noDatabase")}
        </p>
        ${!connected && heardAt !== undefined && Date.now() - heardAt >= OLD_MILLIS
          ? html`<p class="age">${say("lastKnown", { age: age(Date.now() - heardAt) })}</p>`
          : ""}
        ${zone === undefined ? "" : this.staleness(zone)} ${languageLinks()}
      </header>`;
  }
}
