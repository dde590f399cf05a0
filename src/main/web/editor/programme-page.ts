import "../page/loaded-first.js";
import { html, type TemplateResult } from "lit";
import { pageAddress } from "../http/base-path.js";
import { whichCity } from "../desk/which-city.js";
import type { Timeline } from "../feed/document.js";
import { KnownRoles } from "../join/known-roles.js";
import "../join/role-switch.js";
import { speakerFor, type Session } from "../join/roles.js";
import { Page } from "../page/page.js";
import { atEnd } from "../page/while-connected.js";
import { sayPlan } from "../words/editor-words.js";
import { say } from "../words/words.js";
import { files, history, picture, sharedMoments } from "./beside-plan.js";
import { Editing } from "./editing.js";
import "./plan-list.js";
import "./plan-table.js";
import { momentsOf, vocabulary } from "./plan-words.js";
import { publishing, runningQuestion, type Publishing } from "./publishing.js";

const PHONE = "(max-width: 48rem)";

/**
 * The programme of a city, edited by its team or by coordination: a table on a large screen and a list for a
 * thumb on a small one, what it would change, and its publication.
 */
export class ProgrammePage extends Page {
  #roles!: KnownRoles;
  #editing: Editing | undefined;
  #edited: Pick<Publishing, "words" | "moments"> | undefined;
  #city = new URLSearchParams(location.search).get("city") ?? "";
  readonly #phone = matchMedia(PHONE);

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.#phone.addEventListener("change", () => this.requestUpdate(), { signal });
    this.feed.addEventListener("change", () => this.#followFeed(), { signal });
    atEnd(signal, () => this.#editing?.close());
    this.#roles = new KnownRoles(this.edition, () => {
      this.#followFeed();
      this.requestUpdate();
    });
  }

  /** Asks again who is signed in once the server, which could not say, is there again. */
  #followFeed(): void {
    const { connected, timeline } = this.feed.view;
    this.#roles.follow(connected);
    if (timeline === undefined || this.#session === undefined) return;
    if (this.#editing === undefined) this.#open(timeline);
    this.#editing?.follow(timeline);
  }

  /** The city that was asked for; empty where none was that there is. */
  get #asked(): string {
    return Object.hasOwn(this.feed.view.timeline?.cities ?? {}, this.#city) ? this.#city : "";
  }

  /** As whom this device edits: as the team of the city, where it has that role. */
  get #session(): Session | undefined {
    const { sessions } = this.#roles;
    return this.#asked === "" ? sessions[0] : speakerFor(this.#asked, sessions);
  }

  /** The city that is edited; undefined where a coordinator has still to choose. */
  get #id(): string | undefined {
    const session = this.#session;
    const id = this.#asked === "" ? (session?.city ?? "") : this.#asked;
    const isKnown = Object.hasOwn(this.feed.view.timeline?.cities ?? {}, id);
    return isKnown && session !== undefined ? id : undefined;
  }

  #open({ cities }: Timeline): void {
    const id = this.#id;
    if (id === undefined || cities[id] === undefined) return;
    this.feed.city = id;
    const editing = (this.#editing = new Editing(this.edition, id, () => Math.floor(this.now)));
    editing.addEventListener("change", () => this.requestUpdate());
    editing.open().catch(() => {
      // The feed tells when the server is there again.
      if (this.#editing === editing) this.#editing = undefined;
    });
  }

  #choose(city: string): void {
    this.#editing?.close();
    this.#editing = undefined;
    this.#edited = undefined;
    this.#city = city;
    this.#followFeed();
    this.requestUpdate();
  }

  override willUpdate(): void {
    const { timeline } = this.feed.view;
    const city = timeline?.cities[this.#editing?.city ?? ""];
    if (timeline === undefined || city === undefined) return;
    // What has not changed stays the same, so that the table is not drawn anew each second.
    const moments = momentsOf(timeline, city);
    const isSame = JSON.stringify(moments) === JSON.stringify(this.#edited?.moments);
    if (!isSame) this.#edited = { words: vocabulary(timeline), moments };
  }

  override updated(): void {
    const dialog = this.querySelector("dialog");
    if (dialog === null || dialog.open) return;
    if ("showModal" in dialog) dialog.showModal();
    else (dialog as HTMLElement).setAttribute("open", "");
  }

  override render() {
    const { timeline } = this.feed.view;
    if (timeline === undefined || this.#roles.all === undefined) return this.#opening();
    if (this.#id === undefined) {
      return !this.#roles.isCoordinator
        ? this.#nobody(timeline)
        : html`${this.top(say("programme"))}
            <main class="desk">
              ${this.#switch(timeline)} ${whichCity(timeline, city => this.#choose(city))}
              ${files(this.edition, "", timeline)} ${sharedMoments(this.edition, timeline, this.feed.clock)}
            </main>`;
    }
    if (this.#editing?.isReady !== true || this.#edited === undefined) return this.#opening();
    return this.#edit(timeline, this.#editing, this.#edited);
  }

  #edit(
    timeline: Timeline,
    editing: Editing,
    { words, moments }: Pick<Publishing, "words" | "moments">,
  ): TemplateResult {
    const city = timeline.cities[editing.city]!;
    return html`${this.top(
        sayPlan("of", { city: city.name }),
        this.skip(sayPlan("skip"), 'td[tabindex="0"]', "[data-line]", "[data-add]"),
      )}
      <main class="plan ${this.isOld ? "stale" : ""}">
        ${this.#switch(timeline)}
        <div class="planned">
          ${this.#phone.matches
            ? html`<plan-list
                .editing=${editing}
                .words=${words}
                .moments=${moments}
              ></plan-list>`
            : html`<plan-table
                  .editing=${editing}
                  .words=${words}
                  .moments=${moments}
                ></plan-table>
                <p
                  class="quiet"
                  id="plan-keys"
                >
                  ${sayPlan("keys")}
                </p>`}
        </div>
        ${publishing({ editing, timeline, words, moments, now: this.now })}
        <div class="beside">
          ${picture(editing, timeline, moments, !this.#phone.matches)} ${history(editing, timeline)}
          ${files(this.edition, editing.city, timeline)}
          ${this.#roles.isCoordinator ? sharedMoments(this.edition, timeline, this.feed.clock) : ""}
        </div>
        ${this.#ways()}
      </main>
      ${runningQuestion(editing)}`;
  }

  /** Draws the other roles of this device. */
  #switch(timeline: Timeline): TemplateResult {
    return html`<role-switch
      .roles=${this.#roles.all ?? []}
      .timeline=${timeline}
      .current=${this.#session}
      .edition=${this.edition}
      .page=${"/programme"}
    ></role-switch>`;
  }

  #ways(): TemplateResult {
    const { isCoordinator } = this.#roles;
    return html`<div class="actions">
      ${isCoordinator ? html`<button @click=${() => this.#choose("")}>${say("otherCity")}</button>` : ""}
      <a
        class="button"
        href=${pageAddress(isCoordinator ? "/control" : "/desk")}
        >${say(isCoordinator ? "control" : "desk")}</a
      >
    </div>`;
  }

  #opening(): TemplateResult {
    return html`${this.top(say("programme"))}
      <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
  }

  #nobody(timeline: Timeline): TemplateResult {
    return html`${this.top(say("programme"))}
      <main class="alone">
        <h2>${sayPlan("teamsOnly")}</h2>
        <p>${say("askInvite")}</p>
        ${this.#switch(timeline)}
      </main>`;
  }
}

customElements.define("programme-page", ProgrammePage);
