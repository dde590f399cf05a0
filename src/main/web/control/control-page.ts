import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { addressOf, pageAddress } from "../http/base-path.js";
import { announcedList } from "./announced.js";
import { isConducted } from "./conducting/conductor.js";
import { announcementForm } from "./announcing.js";
import { questionForm } from "./asking.js";
import { isOverdue, openCalls, type Call } from "./calls.js";
import { cityNews } from "./city-news.js";
import { cityTable } from "./city-table.js";
import { decidedList } from "./decided-list.js";
import { Deciding } from "./deciding.js";
import type { Decision } from "./decisions.js";
import { checkMatrix } from "./check-matrix.js";
import { callList } from "./help-calls.js";
import { JournalReader } from "./journal-reader.js";
import { decidable } from "./moments.js";
import { momentPanel } from "./moment-panel.js";
import { proposalDialog } from "./proposal-dialog.js";
import { questionList } from "./question-list.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { KnownRoles } from "../join/known-roles.js";
import "../join/role-switch.js";
import { signOut } from "../join/session.js";
import { sharedMoment } from "../moment/moment-view.js";
import { roll } from "../moment/roll-view.js";
import { faces, isStillAhead } from "../moment/moment.js";
import { Page } from "../page/page.js";
import { devicesOf } from "../team/team-requests.js";
import { say } from "../words/other-words.js";

/**
 * The coordinators' page: what they announce, who calls for help, the shared moment and what can be decided
 * about it, and what everybody said and decided. Nothing irreversible happens in one tap.
 */
export class ControlPage extends Page {
  #roles!: KnownRoles;
  #journal!: JournalReader;
  #deciding!: Deciding;
  #isAnnouncing = false;
  #isAsking = false;
  /** The call that somebody is answering: it stays where it is meanwhile. */
  #answering: string | undefined;
  /** Where the focus is, for when a decision takes away the button that made it. */
  #around: HTMLElement | undefined;

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.#journal = new JournalReader(this.edition, signal);
    this.#deciding = new Deciding(this, this.#journal);
    this.#journal.addEventListener("change", () => this.requestUpdate(), { signal });
    this.feed.addEventListener("change", () => this.#followFeed(), { signal });
    this.addEventListener("focusin", () => this.#noteAnswering(), { signal });
    this.addEventListener("focusout", () => this.#noteAnswering(), { signal });
    this.#roles = new KnownRoles(this.edition, () => {
      if (this.#roles.isCoordinator) void this.#learnOwnSessions();
      this.#followFeed();
      this.requestUpdate();
    });
  }

  /** Without an answer none are known, and all may be offered to be set aside. */
  async #learnOwnSessions(): Promise<void> {
    const devices = await devicesOf(this.edition).catch(() => undefined);
    const own = (devices ?? []).filter(({ mine }) => mine === true);
    this.#deciding.ownSessions = new Set(own.map(({ id }) => id));
    this.requestUpdate();
  }

  /**
   * Asks again who is signed in when the server, which could not say, is there again; and reads in the
   * journal what the feed tells of.
   */
  #followFeed(): void {
    this.#roles.follow(this.feed.view.connected);
    if (this.#roles.isCoordinator) this.#journal.follow(this.feed.view.cursor);
  }

  /** What is typed stays under the finger: a call rises once nobody answers it. */
  #noteAnswering(): void {
    const call = this.querySelector<HTMLElement>("[data-call]:focus-within");
    this.#answering = call?.dataset["call"];
  }

  override willUpdate(): void {
    this.#around = document.activeElement?.closest<HTMLElement>(".control [tabindex]") ?? undefined;
  }

  override updated(): void {
    const dialog = this.querySelector("dialog");
    if (dialog !== null && !dialog.open) {
      if ("showModal" in dialog) dialog.showModal();
      else (dialog as HTMLElement).setAttribute("open", "");
    }
    if (document.activeElement !== document.body || this.#around === undefined) return;
    // With the last call, the list that it stood in goes too.
    const near = this.#around.isConnected ? this.#around : this.querySelector<HTMLElement>("main");
    near?.focus({ preventScroll: true });
  }

  override render() {
    const timeline = this.feed.view.timeline;
    if (this.#roles.all !== undefined && !this.#roles.isCoordinator) {
      return html`${this.top(say("control"))}
        <main class="alone">
          <h2>${say("coordinatorsOnly")}</h2>
          <p>${say("askLink")}</p>
          ${this.#switch(timeline)}
        </main>`;
    }
    if (timeline === undefined || this.#roles.all === undefined)
      return html`${this.top(say("control"))}
        <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
    return html`${this.top(say("control"), this.skip(say("control.skip"), ".decisions", ".announcing"))}
      <main
        class="control ${this.isOld ? "stale" : ""}"
        tabindex="-1"
      >
        ${this.#switch(timeline)} ${this.#content(timeline)}
      </main>
      ${proposalDialog(this.#deciding, () => this.querySelector("dialog"))}`;
  }

  /** Draws the other roles of this device. */
  #switch(timeline: Timeline | undefined): TemplateResult {
    return html`<role-switch
      .roles=${this.#roles.all ?? []}
      .timeline=${timeline}
      .current=${this.#roles.sessions.find(({ role }) => role === "coordinator")}
      .edition=${this.edition}
    ></role-switch>`;
  }

  #content(timeline: Timeline): TemplateResult {
    const { failure } = this.#deciding;
    const calls = openCalls(timeline);
    const risen = calls.filter(call => isOverdue(call, this.now) && call.id !== this.#answering);
    const moments = decidable(timeline, this.now);
    const { lines } = this.#journal;
    return html`${failure === undefined
        ? ""
        : html`<p
            class="refused"
            role="alert"
          >
            ${failure}
          </p>`}
      ${this.#calls(risen, say("control.unansweredCalls"), timeline)}
      ${repeat(
        moments.filter(([, milestone]) => isConducted(milestone, this.now)),
        ([id]) => id,
        ([id, milestone]) => this.#conductor(timeline, id, milestone),
      )}
      ${announcementForm({
        timeline,
        now: this.now,
        isOpen: this.#isAnnouncing,
        open: () => this.#setAnnouncing(true),
        send: decision => this.#announce(decision),
      })}
      ${announcedList(timeline, this.now, this.#deciding)}
      ${repeat(
        moments,
        ([id]) => id,
        ([id, milestone]) => this.#moment(timeline, id, milestone),
      )}
      ${questionList(
        timeline,
        this.#deciding,
        questionForm({
          timeline,
          isOpen: this.#isAsking,
          open: () => this.#setAsking(true),
          send: decision => this.#ask(decision),
        }),
      )}
      ${this.#calls(
        calls.filter(call => !risen.includes(call)),
        say("report.helpCalls"),
        timeline,
      )}
      <div class="overview">
        <div>
          ${decidedList(timeline, lines, this.#deciding)}
          ${cityNews({ timeline, lines, deciding: this.#deciding })}
        </div>
        ${cityTable({
          timeline,
          now: this.now,
          milestone: moments.map(([, moment]) => moment).find(moment => isStillAhead(moment, this.now)),
        })}
      </div>
      <p class="actions">
        <a
          class="button"
          href=${pageAddress("/programme")}
          >${say("editProgramme")}</a
        >
        <a
          class="button"
          href=${pageAddress("/team")}
          >${say("team")}</a
        >
        ${this.#roles.all?.some(({ role }) => role === "administrator") === true
          ? html`<a
              class="button"
              href=${addressOf("/new")}
              >${say("newEvent")}</a
            >`
          : ""}
        <button @click=${() => this.#leave()}>${say("signOut")}</button>
      </p>`;
  }

  #moment(timeline: Timeline, id: string, milestone: Milestone): TemplateResult {
    return html`<div class="decide">
      <div class="attendance">
        ${sharedMoment(timeline, milestone, this.now, "")}
        ${isStillAhead(milestone, this.now) ? roll(faces(timeline, milestone, this.now), this.now) : ""}
        ${isStillAhead(milestone, this.now) ? checkMatrix(timeline, milestone) : ""}
      </div>
      ${momentPanel({ timeline, id, milestone, now: this.now, deciding: this.#deciding })}
      ${isStillAhead(milestone, this.now) && !isConducted(milestone, this.now)
        ? this.#conductor(timeline, id, milestone)
        : ""}
    </div>`;
  }

  #conductor(timeline: Timeline, id: string, milestone: Milestone): TemplateResult {
    return html`<moment-conductor
      .timeline=${timeline}
      .milestone=${milestone}
      .now=${this.now}
      .moment=${id}
      .deciding=${this.#deciding}
    ></moment-conductor>`;
  }

  #calls(calls: Call[], heading: string, timeline: Timeline): TemplateResult | "" {
    return callList(calls, heading, {
      timeline,
      now: this.now,
      send: decision => this.#deciding.take({ decision }),
    });
  }

  #setAnnouncing(isAnnouncing: boolean): void {
    this.#isAnnouncing = isAnnouncing;
    this.requestUpdate();
  }

  async #announce(decision: Decision): Promise<boolean> {
    const holds = await this.#deciding.take({ decision });
    if (holds) this.#setAnnouncing(false);
    return holds;
  }

  #setAsking(isAsking: boolean): void {
    this.#isAsking = isAsking;
    this.requestUpdate();
  }

  async #ask(decision: Decision): Promise<boolean> {
    const holds = await this.#deciding.take({ decision });
    if (holds) this.#setAsking(false);
    return holds;
  }

  async #leave(): Promise<void> {
    try {
      await signOut();
      location.reload();
    } catch {
      this.#deciding.failure = say("signOutNeedsNetwork");
      this.requestUpdate();
    }
  }
}

customElements.define("control-page", ControlPage);
