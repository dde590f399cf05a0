import { html, type PropertyValues, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import { choose, chosen } from "../device/choices.js";
import { likelyButton, panelView, quickButtons, type Dock, type Panel } from "./desk-dock.js";
import { latestPost, postLog, sentenceFor, type Log } from "./desk-log.js";
import { PostAnnouncer } from "./post-announcer.js";
import type { City, Timeline } from "../feed/document.js";
import { foreseen } from "./foreseen.js";
import { stillOn } from "./still-on.js";
import { whoAmI, type Session } from "../join/identity.js";
import { title } from "../notices/page-notices.js";
import { Outbox } from "../outbox/outbox.js";
import { Page } from "../page/page.js";
import type { Body, Post } from "../outbox/posts.js";
import { currentMilestone, items, minutesLate, start, type Item } from "../programme/programme.js";
import { keepSession, lastSession, onSessionElsewhere, signOut } from "../join/session.js";
import { userText } from "../words/user-text.js";
import { offMark } from "../programme/slot-words.js";
import { atEnd } from "../page/while-connected.js";
import { clockTime, count, isolated, language, say } from "../words/words.js";

const CITY = "carillon.desk.city";
const SETTLING_MILLIS = 600;
/**
 * More posts than a desk leaves waiting in an afternoon: of so many, those that are kept are announced now
 * and then.
 */
const MANY = 60;

/**
 * The desk of one city: says what happens there, with one large button for what most likely comes next, with
 * or without network.
 */
export class DeskPage extends Page {
  outbox!: Outbox;
  #session: Session | undefined;
  /**
   * `unknown` until the server has said; `over` where it does not know the session any more, which loses
   * nothing that was said.
   */
  #standing: "unknown" | "known" | "over" | "none" = "unknown";
  #city = chosen(CITY) ?? "";
  #panel: Panel | undefined;
  /** Set while the last post may have put another button under the finger. */
  #settling: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #wasConnected = false;
  #spoken = "";
  #trouble = "";
  #focusNext: string | undefined;
  readonly #announcer = new PostAnnouncer(sentence => {
    this.#spoken = sentence;
    this.requestUpdate();
  });

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    const outbox = (this.outbox = new Outbox(this.edition, language));
    outbox.addEventListener("change", () => this.requestUpdate(), { signal });
    outbox.addEventListener("told", event => this.#tell((event as CustomEvent<Post>).detail), { signal });
    outbox.addEventListener("unwelcome", () => void this.#askWhoIAm(), { signal });
    this.feed.addEventListener("change", () => this.#followFeed(), { signal });
    onSessionElsewhere(() => {
      this.#become(lastSession());
      void this.#askWhoIAm();
    }, signal);
    atEnd(signal, () => {
      outbox.close();
      this.#announcer.stop();
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
    const { connected } = this.feed.view;
    if (connected && !this.#wasConnected && this.#standing !== "known") void this.#askWhoIAm();
    this.#wasConnected = connected;
    this.outbox.connected = connected;
  }

  #tell(post: Post): void {
    const timeline = this.feed.view.timeline;
    if (timeline !== undefined && post.body.type !== "retracted")
      this.#announcer.announce(
        post,
        told => sentenceFor(told, timeline),
        post.state === "kept" && this.outbox.waiting.length > MANY,
      );
  }

  override render() {
    const known = this.feed.view.timeline;
    if (this.#session === undefined) return this.#standing === "none" ? this.#nobody() : this.#opening();
    if (known === undefined) return this.#opening();
    // A phone that remembers another event, or a city that this one does not have.
    if (
      this.#session.edition !== this.edition ||
      (this.#session.city !== undefined && !(this.#session.city in known.cities))
    )
      return this.#nobody();
    const timeline = foreseen(known, [...this.outbox.posts].reverse(), this.feed.view);
    const coordinates = this.#session.role === "coordinator";
    const id =
      this.#session.city ?? (this.#city in timeline.cities ? this.#city : Object.keys(timeline.cities)[0]!);
    const city = timeline.cities[id]!;
    this.feed.city = id;
    const log: Log = {
      outbox: this.outbox,
      timeline,
      settling: this.#settling !== undefined,
      undo: post => void this.#undo(post),
    };
    const dock: Dock = {
      id,
      city,
      now: this.now,
      panel: this.#panel,
      settling: this.#settling !== undefined,
      post: body => void this.#tap(body),
      postAndClose: body => void this.#postAndClose(body),
      turn: panel => this.#turn(panel),
    };
    return html`${this.top(coordinates ? say("desk") : say("signedInAs", { city: city.name }))}
      <main class="desk">
        ${this.#standing === "over" ? this.#sessionOver() : ""}
        ${coordinates ? this.#cityChoice(timeline, id) : ""}
        ${Object.entries(city.help).map(
          ([ref, call]) =>
            html`<p class="help">
              <strong>${say("helpWanted")}</strong> ${userText(call.text)}
              ${this.#button(say("settled"), { type: "help.settled", city: id, ref })}
            </p>`,
        )}
        ${this.#readiness(timeline, id)} ${this.#programme(city, id)} ${postLog(log)}
        <div class="doors">
          ${city.state === "open"
            ? this.#button(say("closeDoors"), { type: "city.closed", city: id })
            : this.#button(say("openDoors"), { type: "city.opened", city: id })}
          ${coordinates
            ? html`<a
                class="button"
                href=${addressOf("/control")}
                >${say("control")}</a
              >`
            : ""}
          <button
            class="quiet"
            @click=${() => void this.#leave()}
          >
            ${say("signOut")}
          </button>
        </div>
      </main>
      <section
        class="dock"
        aria-label=${say("sayNow")}
      >
        <p
          class="spoken"
          role="status"
        >
          ${this.#spoken}
        </p>
        ${this.#trouble === ""
          ? ""
          : html`<p
              class="refused"
              role="alert"
            >
              ${this.#trouble}
            </p>`}
        ${stillOn(dock)} ${panelView(dock)} ${latestPost(log)} ${quickButtons(dock)} ${likelyButton(dock)}
      </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const to = this.#focusNext;
    this.#focusNext = undefined;
    if (to !== undefined) this.querySelector<HTMLElement>(to)?.focus({ preventScroll: true });
  }

  #opening(): TemplateResult {
    return html`${this.top(say("desk"))}
      <main><p class="quiet">${say("connecting")}</p></main>`;
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

  /** Posts from a panel, one at a time: sending twice sends once. */
  async #postAndClose(body: Body): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#settle();
    if (await this.#post(body)) this.#turn(undefined);
    this.#sending = false;
  }

  async #undo(post: Post): Promise<void> {
    if (this.#settling !== undefined) return;
    this.#settle();
    this.#focusNext = "#likely";
    await this.#orTrouble(this.outbox.undo(post, Math.floor(this.now), this.#session));
  }

  #turn(panel: Panel | undefined): void {
    this.#focusNext =
      panel === undefined ? `#say-${this.#panel?.kind}` : ".panel input, .panel textarea, .panel button";
    this.#panel = panel;
    this.requestUpdate();
  }

  #cityChoice(timeline: Timeline, id: string): TemplateResult {
    return html`<label class="field"
      >${say("city")}
      <select @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
        ${Object.entries(timeline.cities).map(
          ([one, city]) =>
            html`<option
              value=${one}
              ?selected=${one === id}
            >
              ${isolated(city.name)}
            </option>`,
        )}
      </select></label
    >`;
  }

  #choose(city: string): void {
    this.#city = city;
    this.#panel = undefined;
    choose(CITY, city);
    this.requestUpdate();
  }

  #readiness(timeline: Timeline, id: string): TemplateResult | string {
    const found = currentMilestone(timeline);
    if (found === undefined) return "";
    const [milestoneId, milestone] = found;
    const mine = milestone.cities[id];
    if (mine === undefined || milestone.state === "done" || milestone.state === "cancelled") return "";
    const answer = (ready: "yes" | "no") => async (event: Event) => {
      const note = (event.target as HTMLElement).closest("section")!.querySelector("input")!;
      const text = note.value.trim();
      if (
        await this.#tap({
          type: "ready",
          city: id,
          milestone: milestoneId,
          ready,
          ...(text && { note: text }),
        })
      )
        note.value = "";
    };
    return html`<section
      class="card"
      aria-labelledby="ready"
    >
      <h2 id="ready">
        ${say("areYouReady", {
          milestone: title(milestone.title),
          at: clockTime(Date.parse(milestone.expected), timeline.cities[id]!.timezone),
        })}
      </h2>
      <div class="pair">
        <button
          aria-pressed=${mine.ready === "yes" ? "true" : "false"}
          @click=${answer("yes")}
        >
          ${say("yes")}
        </button>
        <button
          aria-pressed=${mine.ready === "no" ? "true" : "false"}
          @click=${answer("no")}
        >
          ${say("no")}
        </button>
      </div>
      <label class="field"
        >${say("why")}<input
          maxlength="500"
          .placeholder=${isolated(mine.note ?? "")}
      /></label>
    </section>`;
  }

  #programme(city: City, id: string): TemplateResult {
    return html`<section
      class="card"
      aria-labelledby="programme"
    >
      <h2 id="programme">${say("programme")}</h2>
      <ol class="programme">
        ${items(city).map(item => this.#item(item, city, id))}
      </ol>
    </section>`;
  }

  #item({ id: slotId, slot }: Item, city: City, id: string): TemplateResult {
    const at = start(slot);
    const late = minutesLate(slot);
    const button = (type: string, words: string, label: string) =>
      this.#button(words, { type, city: id, slot: slotId }, label);
    return html`<li class=${slot.state}>
      <p>
        <time>${at === undefined ? say(`part.${slot.part ?? "day"}`) : clockTime(at, city.timezone)}</time>
        <b>${userText(slot.title)}</b>
        <small>${say(`slot.${slot.state}`)} ${late === 0 ? "" : offMark(late)}</small>
      </p>
      ${slot.state === "planned"
        ? html`<div class="actions">
            ${button("slot.started", say("start"), say("startSlot", { slot: slot.title }))}
            ${at === undefined
              ? ""
              : html`<button
                  @click=${() => this.#turn({ kind: "delay", slot: slotId })}
                  aria-label="${say("delayShort")} : ${isolated(slot.title)}"
                >
                  ${say("delayShort")}…
                </button>`}
            ${button("slot.skipped", say("skip"), `${say("skip")} : ${isolated(slot.title)}`)}
          </div>`
        : ""}
      ${slot.state === "running"
        ? html`<div class="actions">
            ${button("slot.finished", say("finish"), say("finishSlot", { slot: slot.title }))}
          </div>`
        : ""}
    </li>`;
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
