import { html, type PropertyValues, type TemplateResult } from "lit";
import { pageAddress } from "../http/base-path.js";
import { openerOf, quickButtons, steps, type Dock, type Panel } from "./desk-dock.js";
import { announcements, callsOfOthers, callsOfTheCity, type Hearing } from "./desk-hears.js";
import { calledToSpeak } from "./desk-called.js";
import { momentOfDesk } from "./desk-moment.js";
import { latestEntry, sentenceFor, teamLogView, type Log } from "./desk-log.js";
import { panelView } from "./desk-panels.js";
import "./desk-projects.js";
import { programmeView } from "./desk-programme.js";
import { questionsOfDesk } from "./desk-questions.js";
import { readiness } from "./desk-readiness.js";
import { PostAnnouncer } from "./post-announcer.js";
import { teamLog, type LogEntry } from "./team-log.js";
import { TeamStatements } from "./team-statements.js";
import { cityInAddress, lastCity, rememberCity } from "./chosen-city.js";
import { notYours } from "./not-yours.js";
import { whichCity } from "./which-city.js";
import type { City, Timeline } from "../feed/document.js";
import { foreseen } from "./foreseen.js";
import { stillOn } from "./still-on.js";
import { rolesHere } from "../join/identity.js";
import "../join/role-switch.js";
import { maySpeakAs, sessionsIn, speakerFor, type Role, type Session } from "../join/roles.js";
import { callWhenNext } from "../moment/turn-calls.js";
import { momentBand } from "../moment/moment-band.js";
import { Announcer } from "../notices/announcer.js";
import { Outbox } from "../outbox/outbox.js";
import { Page } from "../page/page.js";
import type { Body, Post } from "../outbox/posts.js";
import { keepRoles, lastRoles, onRolesElsewhere, signOut } from "../join/session.js";
import { atEnd } from "../page/while-connected.js";
import { count, say } from "../words/other-words.js";
import { language, wording } from "../words/words.js";

const SETTLING_MILLIS = 600;
/** Stands for the city where a coordinator is asked for one. */
const ASKING = "?";
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
  /** The roles of this device, as which it speaks here and elsewhere. */
  #roles: readonly Role[] = [];
  /**
   * `unknown` until the server has said; `over` where it does not know the session any more, which loses
   * nothing that was said.
   */
  #standing: "unknown" | "known" | "over" | "none" = "unknown";
  /** The city that was chosen here, `?` where that has still to be asked; undefined where nobody chose. */
  #city = cityInAddress();
  #panel: Panel | undefined;
  /** The slot whose announcement is being changed. */
  #editing: string | undefined;
  /** The slot whose turns are being put in order. */
  #ordering: string | undefined;
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
    callWhenNext(this, signal, () => this.#id);
    this.#team = new TeamStatements(this.edition, signal);
    this.#team.addEventListener("change", () => this.requestUpdate(), { signal });
    onRolesElsewhere(() => {
      this.#become(lastRoles());
      void this.#askWhoIAm();
    }, signal);
    atEnd(signal, () => {
      outbox.close();
      this.#announcer.stop();
      this.#hearing.stop();
      clearTimeout(this.#settling);
      this.#settling = undefined;
    });
    this.#become(lastRoles());
    void this.#askWhoIAm();
  }

  #become(roles: readonly Role[]): void {
    const before = this.#session;
    this.#roles = roles;
    // From now on this page stays with it, whatever another tab chooses.
    this.#city ??= lastCity(this.edition, this.#sessions);
    const now = this.#session;
    if (before?.city !== now?.city) this.#panel = undefined;
    this.outbox.session = now;
    this.outbox.roles = roles;
    this.requestUpdate();
  }

  async #askWhoIAm(): Promise<void> {
    const roles = await rolesHere().catch(() => undefined);
    if (roles === undefined) return;
    const shown = this.#session;
    if (shown !== undefined && !maySpeakAs(shown, roles)) {
      this.#standing = "over";
      this.outbox.roles = roles;
    } else {
      this.#standing = sessionsIn(this.edition, roles).length === 0 ? "none" : "known";
      keepRoles(roles);
      this.#become(roles);
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

  /** As whom this device may speak here. */
  get #sessions(): Session[] {
    return sessionsIn(this.edition, this.#roles);
  }

  /**
   * The city whose desk is wanted: the one that was chosen, or else the team's own; undefined where it is
   * asked.
   */
  get #wanted(): string | undefined {
    const cities = this.feed.view.timeline?.cities;
    const isKnown = cities === undefined || Object.hasOwn(cities, this.#city ?? "") || this.#city === ASKING;
    if (this.#city !== undefined && isKnown) return this.#city === ASKING ? undefined : this.#city;
    return lastCity(this.edition, this.#sessions);
  }

  /** As whom this page speaks: as the team of the city where this device has that role. */
  get #session(): Session | undefined {
    const wanted = this.#wanted;
    return wanted === undefined ? this.#sessions[0] : speakerFor(wanted, this.#sessions);
  }

  /** The city whose desk this is; undefined as long as a coordinator has not chosen one. */
  get #id(): string | undefined {
    const id = this.#session === undefined ? undefined : this.#wanted;
    return id !== undefined && id in (this.feed.view.timeline?.cities ?? {}) ? id : undefined;
  }

  protected override willUpdate(): void {
    const id = this.#id;
    this.feed.city = id;
    if (id === undefined) return;
    this.#team.look(id, this.feed.view, Math.max(0, ...this.outbox.posts.map(post => post.seq ?? 0)));
  }

  override render() {
    const known = this.feed.view.timeline;
    const session = this.#session;
    if (known !== undefined && session === undefined && this.#sessions.length > 0)
      return this.#notYours(known, this.#wanted!);
    if (session === undefined) return this.#standing === "none" ? this.#nobody() : this.#opening();
    if (known === undefined) return this.#opening();
    const { role, city } = session;
    // A phone that remembers a city which this event does not have.
    if (city !== undefined && !(city in known.cities)) return this.#nobody();
    const posts = [...this.outbox.posts].reverse();
    const timeline = foreseen(known, posts, this.feed.view, this.#team.known);
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
    const answering = {
      isSettling: log.settling,
      tap: (body: Body) => void this.#tap(body),
      send: (body: Body) => this.#postOnce(body),
    };
    return html`${calledToSpeak(hearing, log.settling, body => void this.#tap(body))}
      ${this.#band(timeline, city.timezone)} ${this.#dock(hearing, log)}
      ${this.top(say(coordinates ? "deskOf" : "signedInAs", { city: city.name }), "")}
      <main
        class="desk"
        tabindex="-1"
      >
        <div class="column">
          ${this.#switch()} ${this.#standing === "over" ? this.#sessionOver() : ""}
          ${coordinates ? this.#otherCity() : ""} ${announcements(hearing)} ${callsOfTheCity(hearing)}
          ${readiness(hearing, answering)} ${questionsOfDesk(hearing, answering)} ${callsOfOthers(hearing)}
          ${programmeView({
            ...hearing,
            edition: this.edition,
            editing: this.#editing,
            edit: slot => this.#edit(slot),
            ordering: this.#ordering,
            arrange: slot => this.#arrange(slot),
            postOnce: body => this.#postOnce(body),
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
        ${this.#switch()} ${this.#standing === "over" ? this.#sessionOver() : ""}
        ${whichCity(timeline, city => this.#choose(city))}
        <div class="doors">${this.#ways(true)}</div>
      </main>`;
  }

  /** Draws the other roles of this device; those of this edition are changed to without loading a page. */
  #switch(): TemplateResult {
    return html`<role-switch
      .roles=${this.outbox.roles}
      .timeline=${this.feed.view.timeline}
      .current=${this.#session}
      .edition=${this.edition}
      .choose=${({ city, edition }: Session) => {
        if (city === undefined || edition !== this.edition) return false;
        this.#choose(city);
        return true;
      }}
    ></role-switch>`;
  }

  #otherCity(): TemplateResult {
    return html`<p>
      <button @click=${() => this.#choose(ASKING)}>${say("otherCity")}</button>
    </p>`;
  }

  #ways(coordinates: boolean): TemplateResult {
    return html`${coordinates
        ? html`<a
            class="button"
            href=${pageAddress("/control")}
            >${say("control")}</a
          >`
        : ""}
      ${this.#id === undefined
        ? ""
        : html`<a
            class="button"
            href=${pageAddress(`/programme?city=${this.#id}`)}
            >${say("editProgramme")}</a
          >`}
      <a
        class="button"
        href=${pageAddress("/team")}
        >${say("team")}</a
      >
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
        ${this.#switch()} ${waiting === 0 ? "" : html`<p>${count("many.stranded", waiting)}</p>`}
      </main>`;
  }

  #notYours({ cities }: Timeline, city: string): TemplateResult {
    return html`${this.top(say("desk"))}
      <main class="alone">${notYours(city, cities, this.#sessions)} ${this.#switch()}</main>`;
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

  #arrange(slot: string | undefined): void {
    this.#ordering = slot;
    this.requestUpdate();
  }

  /** Another city's desk stands under the same finger then, so a second tap is ignored. */
  #choose(city: string): void {
    this.#city = city;
    // Who is only a coordinator is asked each time, also after a reload.
    const isOwn = this.#sessions.some(session => session.city === city);
    rememberCity(this.edition, isOwn ? city : undefined);
    this.outbox.session = this.#session;
    const held = this.outbox.roles;
    if (this.#standing === "over" && this.#session !== undefined && maySpeakAs(this.#session, held)) {
      this.#standing = "known";
      this.#become(held);
    }
    this.#panel = undefined;
    this.#editing = undefined;
    this.#ordering = undefined;
    this.#focusNext = city === ASKING ? ".which button" : "main";
    this.#settle();
  }

  async #leave(): Promise<void> {
    const waiting = this.outbox.waitingInAll;
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
