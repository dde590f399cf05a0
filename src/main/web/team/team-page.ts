import "../page/loaded-first.js";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { pageAddress } from "../http/base-path.js";
import { Asking } from "./asking.js";
import { uninvited } from "./chain.js";
import { groupCard, type Cards, type Group } from "./group-card.js";
import { madeLinks } from "./made-links.js";
import type { Device, Wish } from "./team-requests.js";
import { TeamStore } from "./team-store.js";
import type { Timeline } from "../feed/document.js";
import { KnownRoles } from "../join/known-roles.js";
import "../join/role-switch.js";
import { Page } from "../page/page.js";
import { isRehearsalId } from "../rehearsal/rehearsal-start.js";
import { say } from "../words/other-words.js";
import { countTeam, sayTeam } from "../words/team-words.js";

/**
 * Who is in the teams and in coordination: their devices, their invitations, and new links, of one or of all
 * at once. Coordinators see all, a team its own devices.
 */
export class TeamPage extends Page {
  #roles!: KnownRoles;
  #store!: TeamStore;
  #asking!: Asking;
  #renaming: string | undefined;
  /** Where the focus goes when the page is drawn the next time. */
  #focusNext: string | undefined;
  /** Whether the team that the address names has been shown. */
  #isAtTeam = false;

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.#roles = new KnownRoles(this.edition, () => {
      if (this.#roles.sessions.length > 0) this.#store.begin();
      this.requestUpdate();
    });
    this.feed.addEventListener("change", () => this.#roles.follow(this.feed.view.connected), { signal });
    const store = (this.#store = new TeamStore(this.edition, signal));
    store.addEventListener("change", () => this.requestUpdate(), { signal });
    this.#asking = new Asking(
      store,
      () => this.requestUpdate(),
      device => void this.#replace(device),
    );
  }

  override updated(): void {
    const dialog = this.querySelector("dialog");
    if (dialog !== null && !dialog.open) {
      if ("showModal" in dialog) dialog.showModal();
      else (dialog as HTMLElement).setAttribute("open", "");
    }
    const to = this.#focusNext;
    this.#focusNext = undefined;
    if (to !== undefined) this.querySelector<HTMLElement>(to)?.focus();
    this.#goToTeam();
  }

  /** Goes to the team that the address names, once it is there and something is known of it. */
  #goToTeam(): void {
    if (this.#isAtTeam || !this.#store.isRead) return;
    const heading = document.getElementById(`team-${location.hash.slice(1)}`);
    if (heading === null) return;
    this.#isAtTeam = true;
    heading.focus();
    heading.scrollIntoView();
  }

  override render(): TemplateResult {
    const { timeline } = this.feed.view;
    const { all, sessions } = this.#roles;
    if (timeline === undefined || all === undefined)
      return html`${this.top(say("team"))}
        <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
    if (sessions.length === 0)
      return html`${this.top(say("team"))}
        <main class="alone">
          <p>${sayTeam("forTeams")}</p>
          <p>${say("askInvite")}</p>
          ${this.#switch(timeline)}
        </main>`;
    const { isCoordinator } = this.#roles;
    return html`${this.top(say("team"), this.skip(sayTeam("skip"), ".all-teams", ".groups"))}
      <main class="team ${this.isOld ? "stale" : ""}">
        ${this.#switch(timeline)} ${this.#failure()}
        ${isCoordinator ? this.#allTeams(timeline) : html`<p>${sayTeam("ofTeam")}</p>`}
        ${madeLinks(this.#store, timeline)}
        <div class="groups">
          ${repeat(
            this.#groups(timeline),
            ({ city }) => city ?? "",
            group => groupCard(group, this.#cards(timeline)),
          )}
        </div>
        ${isCoordinator && !isRehearsalId(this.edition) ? this.#rehearsal() : ""}
        <p class="actions">
          <a
            class="button"
            href=${pageAddress(isCoordinator ? "/control" : "/desk")}
            >${say(isCoordinator ? "control" : "desk")}</a
          >
          ${isCoordinator && this.#store.devices.length > 1
            ? html`<button @click=${() => this.#asking.endAll(undefined, this.#store.devices)}>
                ${sayTeam("endEverybody")}
              </button>`
            : ""}
        </p>
      </main>
      ${this.#asking.dialog(() => this.querySelector("dialog"))}`;
  }

  #failure(): TemplateResult | "" {
    const { failure } = this.#store;
    return failure === undefined
      ? ""
      : html`<p
          class="refused"
          role="alert"
        >
          ${failure}
        </p>`;
  }

  #switch(timeline: Timeline): TemplateResult {
    return html`<role-switch
      .roles=${this.#roles.all ?? []}
      .timeline=${timeline}
      .current=${this.#roles.sessions.length === 1 ? this.#roles.sessions[0] : undefined}
      .edition=${this.edition}
    ></role-switch>`;
  }

  /** Coordination and all teams for a coordinator; for others, the teams that this device is in. */
  #groups({ cities }: Timeline): Group[] {
    const { isCoordinator, sessions } = this.#roles;
    const own = sessions.flatMap(({ city }) => city ?? []);
    const teams = Object.entries(cities)
      .filter(([id]) => isCoordinator || own.includes(id))
      .map(([city, { name }]) => ({ city, name }));
    return isCoordinator ? [{ name: say("control") }, ...teams] : teams;
  }

  #cards({ edition }: Timeline): Cards {
    return {
      store: this.#store,
      asking: this.#asking,
      mayInvite: this.#roles.isCoordinator,
      zone: edition.timezone,
      renaming: this.#renaming,
      setRenaming: id => this.#setRenaming(id),
      invite: ({ city }, wish) =>
        void this.#invite({
          ...wish,
          ...(city === undefined ? { role: "coordinator" } : { role: "organizer", city }),
        }),
    };
  }

  #allTeams({ cities }: Timeline): TemplateResult {
    const all = Object.keys(cities);
    const missing = uninvited(all, this.#store.invitations, Date.now());
    const isAny = missing.length > 0;
    return html`<section class="all-teams">
      <button
        class="large ${isAny ? "primary" : ""}"
        aria-disabled=${this.#store.isBusy ? "true" : "false"}
        @click=${() => void this.#inviteAll(isAny, all)}
      >
        ${isAny ? countTeam("inviteMissing", missing.length) : sayTeam("inviteAll")}
      </button>
      <p class="quiet">${sayTeam(isAny ? "inviteMissingMeans" : "noneMissing")}</p>
    </section>`;
  }

  #rehearsal(): TemplateResult {
    return html`<section>
      <h2>${say("rehearsal")}</h2>
      <rehearsal-start
        .edition=${this.edition}
        .confirm=${(begin: () => void) => this.#asking.rehearse(begin)}
      ></rehearsal-start>
    </section>`;
  }

  /** Whoever taps before the invitations were read is not kept waiting: they are read first. */
  async #inviteAll(isForMissing: boolean, all: readonly string[]): Promise<void> {
    const store = this.#store;
    await store.readOnce();
    if (!store.isRead) return;
    await store.inviteAll(isForMissing ? uninvited(all, store.invitations, Date.now()) : all);
    if (store.failure === undefined) this.#focus("#links");
  }

  async #invite(wish: Wish): Promise<void> {
    if ((await this.#store.invite(wish)) !== undefined) this.#focus("#links");
  }

  async #replace(device: Device): Promise<void> {
    if ((await this.#store.replace(device)) !== undefined) this.#focus("#links");
  }

  #setRenaming(id: string | undefined): void {
    this.#focusNext = id === undefined ? `#rename-${CSS.escape(this.#renaming ?? "")}` : ".label-form input";
    this.#renaming = id;
    this.requestUpdate();
  }

  #focus(to: string): void {
    this.#focusNext = to;
    this.requestUpdate();
  }
}

customElements.define("team-page", TeamPage);
