import { html, type PropertyValues, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import { openerOf, quickButtons, steps, type Dock, type Panel } from "./desk-dock.js";
import { announcements, callsOfOthers, callsOfTheCity, type Hearing } from "./desk-hears.js";
import { momentOfDesk } from "./desk-moment.js";
import { latestEntry, sentenceFor, teamLogView, type Log } from "./desk-log.js";
import { panelView } from "./desk-panels.js";
import "./desk-projects.js";
import { programmeView } from "./desk-programme.js";
import { readiness } from "./desk-readiness.js";
import { PostAnnouncer } from "./post-announcer.js";
import { teamLog, type LogEntry } from "./team-log.js";
import { TeamStatements } from "./team-statements.js";
import { whichCity } from "./which-city.js";
import type { City, Timeline } from "../feed/document.js";
import { foreseen } from "./foreseen.js";
import { stillOn } from "./still-on.js";
import { whoAmI, type Session } from "../join/identity.js";
import { momentBand } from "../moment/moment-band.js";
import { Announcer } from "../notices/announcer.js";
import { Outbox } from "../outbox/outbox.js";
import { Page } from "../page/page.js";
import type { Body, Post } from "../outbox/posts.js";
import { keepSession, lastSession, onSessionElsewhere, signOut } from "../join/session.js";
import { atEnd } from "../page/while-connected.js";
import { count, say } from "../words/other-words.js";
import { language, wording } from "../words/words.js";

const SETTLING_MILLIS = 600;
/**
 * More posts than a desk leaves waiting in an afternoon: of so many, those that are kept are announced now
 * and then.
 */
const MANY = 60;

/**
 * The desk of one city: hears what coordination and the other cities say, and says what happens in its own,
 * with one large button for what most likely comes next, with or without network.
 */
export class DeskPage extends Page {
  outbox!: Outbox;
  #team!: TeamStatements;
  #session: Session | undefined;
  /**
   * `unknown` until the server has said; `over` where it does not know the session any more, which loses
   * nothing that was said.
   */
  #standing: "unknown" | "known" | "over" | "none" = "unknown";
  /** The city that a coordinator speaks for now; nothing where that has still to be asked. */
  #city = "";
  #panel: Panel | undefined;
  /** The slot whose announcement is being changed. */
  #editing: string | undefined;
  /** Set while the last post may have put another button under the finger. */
  #settling: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #wasConnected = false;
  #spoken = "";
  #heard = "";
  #trouble = "";
  #focusNext: string | undefined;
  readonly #announcer = new PostAnnouncer(sentence => {
    this.#spoken = sentence;
    this.requestUpdate();
  });
  /** Tells screen readers what others said; what becomes of the city's own posts is told apart. */
  readonly #hearing = new Announcer(
    wording,
    sentence => {
      this.#heard = sentence;
      this.requestUpdate();
    },
    notice => notice.city !== this.#id,
  );

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    const outbox = (this.outbox = new Outbox(this.edition, language));
    outbox.addEventListener("change", () => this.requestUpdate(), { signal });
    outbox.addEventListener("told", event => this.#tell((event as CustomEvent<Post>).detail), { signal });
    outbox.addEventListener("unwelcome", () => void this.#askWhoIAm(), { signal });
    this.feed.addEventListener("change", () => this.#followFeed(), { signal });
    this.#team = new TeamStatements(this.edition, signal);
    this.#team.addEventListener("change", () => this.requestUpdate(), { signal });
    onSessionElsewhere(() => {
      this.#become(lastSession());
      void this.#askWhoIAm();
    }, signal);
    atEnd(signal, () => {
      outbox.close();
      this.#announcer.stop();
      this.#hearing.stop();
      clearTimeout(this.#settling);
      this.#settling = undefined;
    });
    this.#become(lastSession());
    void this.#askWhoIAm();
  }

  #become(session: Session | undefined): void {
    if (session?.city !== this.#session?.city) this.#panel = undefined;
    this.#session = session;
    this.outbox.session = session;
    this.requestUpdate();
  }

  async #askWhoIAm(): Promise<void> {
    const session = await whoAmI().catch(() => "unsaid" as const);
    if (session === "unsaid") return;
    if (session === undefined) {
      this.#standing = this.#session === undefined ? "none" : "over";
      this.outbox.session = undefined;
    } else {
      this.#standing = "known";
      keepSession(session);
      if (session.role !== this.outbox.session?.role || session.city !== this.outbox.session?.city)
        this.#become(session);
    }
    this.requestUpdate();
  }

  /** Asks again who is signed in when the server is back, and lets the waiting posts go. */
  #followFeed(): void {
    const { connected, timeline } = this.feed.view;
    if (timeline !== undefined) this.#hearing.see(timeline);
    if (connected && !this.#wasConnected && this.#standing !== "known") void this.#askWhoIAm();
    this.#wasConnected = connected;
    this.outbox.connected = connected;
  }

  #tell(post: Post): void {
    const timeline = this.feed.view.timeline;
    if (timeline !== undefined && post.body.type !== "retracted")
      this.#announcer.announce(
        post,
        told => sentenceFor(told.body, timeline),
        post.state === "kept" && this.outbox.waiting.length > MANY,
      );
  }

  /** The city whose desk this is; undefined as long as a coordinator has not chosen one. */
  get #id(): string | undefined {
    const id = this.#session?.city ?? this.#city;
    return id in (this.feed.view.timeline?.cities ?? {}) ? id : undefined;
  }

  protected override willUpdate(): void {
    const id = this.#id;
    this.feed.city = id;
    if (id === undefined) return;
    this.#team.look(id, this.feed.view, Math.max(0, ...this.outbox.posts.map(post => post.seq ?? 0)));
  }

  override render() {
    const known = this.feed.view.timeline;
    if (this.#session === undefined) return this.#standing === "none" ? this.#nobody() : this.#opening();
    if (known === undefined) return this.#opening();
    const { role, city, edition } = this.#session;
    // A phone that remembers another event, or a city that this one does not have.
    if (edition !== this.edition || (city !== undefined && !(city in known.cities))) return this.#nobody();
    const said = this.#team.known;
    const timeline = foreseen(known, [...this.outbox.posts].reverse(), this.feed.view, ref =>
      said.all.get(ref),
    );
    const id = this.#id;
    if (id === undefined) return this.#asking(timeline);
    return this.#desk(timeline, id, timeline.cities[id]!, role === "coordinator");
  }

  /** What is most wanted comes first in the document; the style sheet puts each part in its place. */
  #desk(timeline: Timeline, id: string, city: City, coordinates: boolean): TemplateResult {
    const button = (words: string, body: Body, label?: string) => this.#button(words, body, label);
    const hearing: Hearing = {
      timeline,
      id,
      city,
      now: this.now,
      panel: this.#panel,
      button,
      turn: panel => this.#turn(panel),
    };
    const log: Log = {
      entries: teamLog(id, this.outbox.posts, this.#team.known),
      outbox: this.outbox,
      timeline,
      city: id,
      settling: this.#settling !== undefined,
      undo: entry => void this.#undo(entry),
      dismiss: ({ id }) => {
        this.#team.forget(id);
        void this.outbox.dismiss(id);
      },
    };
    return html`${this.#band(timeline, city.timezone)} ${this.#dock(hearing, log)}
      ${this.top(say(coordinates ? "deskOf" : "signedInAs", { city: city.name }), "")}
      <main
        class="desk"
        tabindex="-1"
      >
        <div class="column">
          ${this.#standing === "over" ? this.#sessionOver() : ""} ${coordinates ? this.#otherCity() : ""}
          ${announcements(hearing)} ${callsOfTheCity(hearing)}
          ${readiness(
            hearing,
            log.settling,
            body => void this.#tap(body),
            body => this.#postOnce(body),
          )}
          ${callsOfOthers(hearing)}
          ${programmeView({
            ...hearing,
            edition: this.edition,
            editing: this.#editing,
            edit: slot => this.#edit(slot),
            clock: () => Math.floor(this.now),
          })}
          <desk-projects
            .city=${id}
            .timeline=${timeline}
            .post=${(body: Body) => this.#postOnce(body)}
          ></desk-projects>
        </div>
        <div class="column">
          ${teamLogView(log)}
          <div class="doors">
            ${city.state === "open"
              ? button(say("closeDoors"), { type: "city.closed", city: id })
              : button(say("openDoors"), { type: "city.opened", city: id })}
            ${this.#ways(coordinates)}
          </div>
        </div>
      </main>`;
  }

  #band(timeline: Timeline, zone = timeline.edition.timezone): TemplateResult | string {
    const milestone = momentOfDesk(timeline, this.now, zone);
    return milestone === undefined ? "" : momentBand(timeline, milestone, this.now);
  }

  #dock({ id, city, timeline, now, panel, turn }: Hearing, log: Log): TemplateResult {
    const dock: Dock = {
      id,
      city,
      timeline,
      now,
      panel,
      turn,
      settling: log.settling,
      post: body => void this.#tap(body),
      postAndClose: body => void this.#postAndClose(body),
    };
    return html`<section
      class="dock"
      aria-label=${say("sayNow")}
    >
      ${steps(dock)} ${stillOn(dock)} ${quickButtons(dock)} ${panelView(dock)} ${latestEntry(log)}
      ${this.#trouble === ""
        ? ""
        : html`<p
            class="refused"
            role="alert"
          >
            ${this.#trouble}
          </p>`}
      <p
        class="spoken"
        role="status"
      >
        ${this.#spoken}
      </p>
      <p
        class="spoken"
        aria-live="polite"
      >
        ${this.#heard}
      </p>
    </section>`;
  }

  /** Asks a coordinator for the city; there is nothing to say before. */
  #asking(timeline: Timeline): TemplateResult {
    return html`${this.top(say("desk"))} ${this.#band(timeline)}
      <main class="desk">
        ${this.#standing === "over" ? this.#sessionOver() : ""}
        ${whichCity(timeline, city => this.#choose(city))}
        <div class="doors">${this.#ways(true)}</div>
      </main>`;
  }

  #otherCity(): TemplateResult {
    return html`<p>
      <button @click=${() => this.#choose("")}>${say("otherCity")}</button>
    </p>`;
  }

  #ways(coordinates: boolean): TemplateResult {
    return html`${coordinates
        ? html`<a
            class="button"
            href=${addressOf("/control")}
            >${say("control")}</a
          >`
        : ""}
      ${this.#id === undefined
        ? ""
        : html`<a
            class="button"
            href=${addressOf(`/programme?city=${this.#id}`)}
            >${say("editProgramme")}</a
          >`}
      <button
        class="quiet"
        @click=${() => void this.#leave()}
      >
        ${say("signOut")}
      </button>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.classList.toggle("at-desk", this.querySelector(".dock") !== null);
    const to = this.#focusNext;
    this.#focusNext = undefined;
    if (to !== undefined) this.querySelector<HTMLElement>(to)?.focus({ preventScroll: true });
  }

  #opening(): TemplateResult {
    return html`${this.top(say("desk"))}
      <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
  }

  #nobody(): TemplateResult {
    const waiting = this.outbox.stranded.length;
    return html`${this.top(say("desk"))}
      <main class="alone">
        <h2>${say("noSession")}</h2>
        <p>${say("askInvite")}</p>
        ${waiting === 0 ? "" : html`<p>${count("many.stranded", waiting)}</p>`}
      </main>`;
  }

  #sessionOver(): TemplateResult {
    const waiting = this.outbox.stranded.length;
    return html`<section class="refused">
      <p>${say("sessionOver")}</p>
      ${waiting === 0 ? "" : html`<p>${count("many.stranded", waiting)}</p>`}
    </section>`;
  }

  /** @returns whether it is on this device now */
  async #post(body: Body): Promise<boolean> {
    return this.#orTrouble(this.outbox.add(body, Math.floor(this.now), this.#session));
  }

  async #orTrouble(work: Promise<void>): Promise<boolean> {
    const trouble = await work.then(
      () => "",
      () => say("notWritten"),
    );
    this.#trouble = trouble;
    this.requestUpdate();
    return trouble === "";
  }

  /** Makes a button that posts one thing. */
  #button(words: string, body: Body, label = words): TemplateResult {
    return html`<button
      aria-label=${label}
      aria-disabled=${this.#settling === undefined ? "false" : "true"}
      @click=${() => void this.#tap(body)}
    >
      ${words}
    </button>`;
  }

  /** Posts once. A post may put another button under the same finger, so a second tap is ignored. */
  async #tap(body: Body): Promise<boolean> {
    if (this.#settling !== undefined) return false;
    this.#settle();
    return this.#post(body);
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.requestUpdate();
    }, SETTLING_MILLIS);
    this.requestUpdate();
  }

  /** Posts what was typed, one at a time: sending twice sends once. */
  async #postOnce(body: Body): Promise<boolean> {
    if (this.#sending) return false;
    this.#sending = true;
    this.#settle();
    const isKept = await this.#post(body);
    this.#sending = false;
    return isKept;
  }

  async #postAndClose(body: Body): Promise<void> {
    if (await this.#postOnce(body)) this.#turn(undefined);
  }

  async #undo({ id, body, post }: LogEntry): Promise<void> {
    if (this.#settling !== undefined) return;
    this.#settle();
    this.#focusNext = "#likely";
    const at = Math.floor(this.now);
    await this.#orTrouble(
      post === undefined
        ? this.outbox.add({ type: "retracted", city: body["city"], ref: id }, at, this.#session)
        : this.outbox.undo(post, at, this.#session),
    );
  }

  #turn(panel: Panel | undefined): void {
    this.#focusNext =
      panel === undefined ? openerOf(this.#panel) : ".panel input, .panel textarea, .panel button";
    this.#panel = panel;
    this.requestUpdate();
  }

  #edit(slot: string | undefined): void {
    if (slot === undefined) this.#focusNext = `#change-${this.#editing}`;
    this.#editing = slot;
    this.requestUpdate();
  }

  /** Another city's desk stands under the same finger then, so a second tap is ignored. */
  #choose(city: string): void {
    this.#city = city;
    this.#panel = undefined;
    this.#editing = undefined;
    this.#focusNext = city === "" ? ".which button" : "main";
    this.#settle();
  }

  async #leave(): Promise<void> {
    const waiting = this.outbox.waiting.length;
    if (waiting > 0 && !confirm(count("signOutWaiting", waiting))) return;
    try {
      await signOut();
      location.reload();
    } catch {
      this.#trouble = say("signOutNeedsNetwork");
      this.requestUpdate();
    }
  }
}

customElements.define("desk-page", DeskPage);
