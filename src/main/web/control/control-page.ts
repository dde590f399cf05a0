import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { addressOf } from "../http/base-path.js";
import { decide, inverse, type Answer, type Decision } from "./decisions.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { position } from "../feed/feed.js";
import { faces, isAwaited, stateOf, type Face } from "../moment/moment.js";
import { title } from "../notices/page-notices.js";
import { Page } from "../page/page.js";
import { cancelled, currentMilestone } from "../programme/programme.js";
import { currentSlots } from "../programme/slot-words.js";
import { answerOf, isSilent, sharedMoment, silence } from "../moment/moment-view.js";
import { whoAmI, type Session } from "../join/identity.js";
import { inviteTeam, signOut, type Invited } from "../join/session.js";
import { userText } from "../words/user-text.js";
import { age, clockTime, list, say, wording } from "../words/words.js";

const POSTPONEMENTS = [5, 10, 15];
const DONE_SHOWN = 6;
const ASK_AGAIN_MILLIS = 2_000;

/** A decision to be confirmed; `seen` is the cursor of the view that it was made on. */
interface Proposal {
  words: string;
  effects: string[];
  decision: Decision;
  seen?: string | undefined;
}

/**
 * A decision made here, the cursor at which it holds, and what takes it back, one after the other.
 */
interface Done {
  words: string;
  at: number;
  milestone: string | undefined;
  cursor: string;
  undo: Decision[];
}

/**
 * The coordinators' page: all cities against the shared moment, and what can be done about it. Nothing
 * irreversible happens in one tap.
 */
export class ControlPage extends Page {
  #session: Session | undefined | null;
  #proposal: Proposal | undefined;
  #done: Done[] = [];
  #failure: string | undefined;
  /** The reasons for what was not accepted, by milestone, so that they need not be typed twice. */
  #typedReasons = new Map<string, string>();
  #busy = false;
  #askedAt = 0;
  #links = new Map<string, string>();
  /** Where the focus is, for when a decision takes away the button that made it. */
  #around: HTMLElement | undefined;

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.feed.addEventListener("change", () => this.#followFeed(), { signal });
    this.#askWhoIAm();
  }

  #askWhoIAm(): void {
    this.#askedAt = Date.now();
    whoAmI().then(
      session => {
        this.#session = session ?? null;
        this.requestUpdate();
      },
      () => undefined,
    );
  }

  /** Asks again who is signed in when the server, which could not say, is there again. */
  #followFeed(): void {
    const may = this.feed.view.connected && Date.now() - this.#askedAt >= ASK_AGAIN_MILLIS;
    if (may && this.#session === undefined) this.#askWhoIAm();
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
    if (document.activeElement === document.body) this.#around?.focus({ preventScroll: true });
  }

  override render() {
    const timeline = this.feed.view.timeline;
    if (this.#session === null || this.#session?.role === "organizer") {
      return html`${this.top(say("control"))}
        <main class="alone">
          <h2>${say("coordinatorsOnly")}</h2>
          <p>${say("askLink")}</p>
        </main>`;
    }
    if (timeline === undefined || this.#session === undefined)
      return html`${this.top(say("control"))}
        <main><p class="quiet">${say("connecting")}</p></main>`;
    const moments = this.#toBeDecided(timeline);
    return html`${this.top(say("control"))}
      <main class="control ${this.isOld ? "stale" : ""}">
        ${this.#failure === undefined
          ? ""
          : html`<p
              class="refused"
              role="alert"
            >
              ${this.#failure}
            </p>`}
        ${repeat(
          moments,
          ([id]) => id,
          ([id, milestone]) =>
            html`<div class="decide">
              ${sharedMoment(timeline, milestone, this.now, "")}${this.#actions(timeline, id, milestone)}
            </div>`,
        )}
        ${this.#decisions(timeline)} ${this.#calls(timeline)} ${this.#cities(timeline, moments[0]?.[1])}
        ${this.#announcement(timeline)}
        <p class="ways">
          <a href=${addressOf("/desk")}>${say("desk")}</a> ·
          <a href=${addressOf("/wall")}>${say("wall")}</a> ·
          <button @click=${() => this.#leave()}>${say("signOut")}</button>
        </p>
      </main>
      ${this.#question()}`;
  }

  /** Lists the moment that matters now, if there is one, and those that could be revived. */
  #toBeDecided(timeline: Timeline): [string, Milestone][] {
    const current = currentMilestone(timeline);
    return current === undefined
      ? []
      : [current, ...cancelled(timeline, this.now).filter(([id]) => id !== current[0])];
  }

  #actions(timeline: Timeline, id: string, milestone: Milestone): TemplateResult {
    const name = title(milestone.title);
    const state = stateOf(milestone, this.now);
    const awaited = isAwaited({ state });
    const at = (instant: number) => clockTime(instant, timeline.edition.timezone);
    const move = (to: number): Proposal => ({
      words: say("postponeTo", { milestone: name, at: at(to) }),
      effects: [say("askedAgain"), ...this.#effect(timeline, milestone, to)],
      decision: { type: "milestone.postponed", milestone: id, to: new Date(to).toISOString() },
    });
    const from = Math.max(Date.parse(milestone.expected), this.now);
    const later = (minutes: number) => Math.ceil((from + minutes * 60_000) / 60_000) * 60_000;
    return html`<section
      class="card"
      tabindex="-1"
      aria-label=${say("decide")}
    >
      ${awaited
        ? html`<form
            class="line"
            @submit=${(event: SubmitEvent) => this.#hold(event, id, name)}
          >
            ${milestone.state === "held"
              ? html`<button class="large">${say("release")}</button>`
              : html`<label class="field"
                    >${say("reason")}<input
                      name="reason"
                      required
                      maxlength="500" /></label
                  ><button class="large">${say("hold")}</button>`}
          </form>`
        : ""}
      ${awaited || state === "cancelled"
        ? html`<div class="actions">
            <span>${say("postpone")}</span>
            ${POSTPONEMENTS.map(
              minutes =>
                html`<button @click=${() => this.#propose(move(later(minutes)))}>
                  ${say("minutes", { n: minutes })}
                </button>`,
            )}
            <form
              class="inline"
              @submit=${(event: SubmitEvent) => {
                event.preventDefault();
                this.#propose(
                  move(later(Number(new FormData(event.target as HTMLFormElement).get("minutes")))),
                );
              }}
            >
              <label
                >${say("orBy")}
                <input
                  name="minutes"
                  type="number"
                  min="1"
                  max="720"
                  required
                  inputmode="numeric" /></label
              ><button>${say("look")}</button>
            </form>
          </div>`
        : ""}
      <div class="actions">
        ${state === "planned"
          ? html`<button
              @click=${() =>
                this.#propose({
                  words: say("startNamed", { milestone: name }),
                  effects: [...this.#missing(timeline, milestone), say("cannotBeUndone")],
                  decision: { type: "milestone.started", milestone: id },
                })}
            >
              ${say("startNow")}
            </button>`
          : ""}
        ${state === "live"
          ? html`<button
              @click=${() =>
                this.#propose({
                  words: say("endNamed", { milestone: name }),
                  effects: [say("cannotBeUndone")],
                  decision: { type: "milestone.ended", milestone: id },
                })}
            >
              ${say("endNow")}
            </button>`
          : ""}
        ${awaited
          ? html`<button
              @click=${() =>
                this.#propose({
                  words: say("cancelNamed", { milestone: name }),
                  effects: [say("cancelMeans")],
                  decision: { type: "milestone.cancelled", milestone: id, reason: "" },
                })}
            >
              ${say("cancel")}
            </button>`
          : ""}
      </div>
    </section>`;
  }

  /** Says what another start would change for the cities that are late. */
  #effect(timeline: Timeline, milestone: Milestone, to: number): string[] {
    const then = new Map(faces(timeline, milestone, this.now, to).map(face => [face.id, face.late]));
    return faces(timeline, milestone, this.now)
      .filter(face => face.late > 0 || then.get(face.id)! > 0)
      .map(face =>
        then.get(face.id) === 0
          ? say("inTimeThen", { city: face.name })
          : say("stillLate", { city: face.name, by: wording.minutes(then.get(face.id)!) }),
      );
  }

  #missing(timeline: Timeline, milestone: Milestone): string[] {
    return faces(timeline, milestone, this.now)
      .filter(face => face.answer === "no" || face.answer === "unknown")
      .map(face => say("about", { what: face.name, detail: answerOf(face) }));
  }

  #hold(event: SubmitEvent, milestone: string, name: string): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const reason = String(new FormData(form).get("reason") ?? "").trim();
    const held = form.querySelector("input") === null;
    if (!held && reason === "") return;
    void this.#decide(
      held
        ? {
            words: say("said.milestone.released", { milestone: name }),
            effects: [],
            decision: { type: "milestone.released", milestone },
          }
        : {
            words: say("said.milestone.held", { milestone: name, text: reason }),
            effects: [],
            decision: { type: "milestone.held", milestone, reason },
          },
    ).then(holds => {
      if (holds) form.reset();
    });
  }

  #propose(proposal: Proposal): void {
    this.#proposal = { ...proposal, seen: this.#seen(proposal.decision.milestone) };
    this.#failure = undefined;
    this.requestUpdate();
  }

  #question(): TemplateResult | string {
    const proposal = this.#proposal;
    if (proposal === undefined) return "";
    const milestone = proposal.decision.milestone ?? "";
    // Closed, not only taken away: so the focus goes back to where it came from.
    const forget = () => {
      this.querySelector("dialog")?.close?.();
      this.#proposal = undefined;
      this.requestUpdate();
    };
    const agree = (event: SubmitEvent) => {
      event.preventDefault();
      // While another decision is on its way this one stays in sight, to be confirmed again.
      if (this.#busy) return;
      const reason = String(new FormData(event.target as HTMLFormElement).get("reason") ?? "").trim();
      forget();
      if (!("reason" in proposal.decision)) return void this.#decide(proposal);
      this.#typedReasons.set(milestone, reason);
      void this.#decide({ ...proposal, decision: { ...proposal.decision, reason } }).then(holds => {
        if (holds) this.#typedReasons.delete(milestone);
      });
    };
    return html`<dialog
      aria-labelledby="proposal"
      @close=${forget}
    >
      <form @submit=${agree}>
        <h2 id="proposal">${proposal.words}</h2>
        <ul>
          ${proposal.effects.map(effect => html`<li>${effect}</li>`)}
        </ul>
        ${"reason" in proposal.decision
          ? html`<label class="field"
              >${say("reason")}<input
                name="reason"
                required
                maxlength="500"
                value=${this.#typedReasons.get(milestone) ?? ""}
            /></label>`
          : ""}
        <div class="pair">
          <button
            type="button"
            @click=${forget}
          >
            ${say("leaveIt")}</button
          ><button class="danger">${say("doIt")}</button>
        </div>
      </form>
    </dialog>`;
  }

  /**
   * What a coordinator has seen of a milestone, as a cursor: what this page shows, or what they decided about
   * it themselves, which the feed may not tell of yet.
   */
  #seen(milestone: string | undefined): string | undefined {
    const shown = this.feed.view.cursor;
    const last = this.#done.find(done => done.milestone === milestone)?.cursor;
    return last !== undefined && position(last) > position(shown ?? "0") ? last : shown;
  }

  /** @returns whether it holds now; where it does not, the form keeps what was typed */
  async #decide({ words, decision, seen = this.#seen(decision.milestone) }: Proposal): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    const { milestone } = decision;
    const before = milestone === undefined ? undefined : this.feed.view.timeline!.milestones[milestone];
    const cursor = await this.#send(decision, seen);
    if (cursor !== undefined) {
      this.#done = [
        { words, at: this.now, milestone, cursor, undo: inverse(decision, before, this.now) },
        ...this.#done,
      ].slice(0, DONE_SHOWN);
      if (decision.type === "announcement") this.querySelector<HTMLFormElement>("form.announcement")?.reset();
    }
    this.#busy = false;
    this.requestUpdate();
    return cursor !== undefined;
  }

  /** @returns the cursor at which it holds; undefined where it does not, and then the page says why */
  async #send(decision: Decision, seen: string | undefined): Promise<string | undefined> {
    const answer = await decide(this.edition, decision, seen, Math.floor(this.now)).catch(
      (): Answer => ({ refusal: say("notSent") }),
    );
    this.#failure = answer.refusal;
    return answer.cursor;
  }

  /**
   * Takes a decision back, but not what another coordinator has decided since. This may take two decisions.
   */
  async #undo({ words, cursor, undo: [first, second] }: Done): Promise<void> {
    const holds = await this.#decide({
      words: say("about", { what: say("undo"), detail: words }),
      effects: [],
      decision: first!,
      seen: cursor,
    });
    if (!holds || second === undefined) return;
    const done = this.#done[0]!;
    done.cursor = (await this.#send(second, done.cursor)) ?? done.cursor;
    this.requestUpdate();
  }

  #decisions(timeline: Timeline): TemplateResult | string {
    if (this.#done.length === 0) return "";
    return html`<section
      class="card posts"
      tabindex="-1"
      aria-labelledby="decided"
    >
      <h2 id="decided">${say("decided")}</h2>
      <ol>
        ${this.#done.map(
          (done, i) =>
            html`<li>
              <p><time>${clockTime(done.at, timeline.edition.timezone)}</time> ${done.words}</p>
              ${i === 0 && done.undo.length > 0
                ? html`<button @click=${() => this.#undo(done)}>${say("undo")}</button>`
                : ""}
            </li>`,
        )}
      </ol>
    </section>`;
  }

  #calls(timeline: Timeline): TemplateResult[] {
    return Object.values(timeline.cities).flatMap(city =>
      Object.values(city.help).map(
        call =>
          html`<p class="help">
            <strong>${userText(city.name)}${wording.comma}${say("helpWanted")}</strong> ${userText(call.text)}
            <small>${age(this.now - Date.parse(call.since))}</small>
          </p>`,
      ),
    );
  }

  #cities(timeline: Timeline, milestone: Milestone | undefined): TemplateResult {
    const standing = new Map(
      milestone === undefined ? [] : faces(timeline, milestone, this.now).map(face => [face.id, face]),
    );
    return html`<section
      class="card"
      aria-labelledby="cities"
    >
      <h2 id="cities">${say("allCities")}</h2>
      <ul class="standing">
        ${Object.entries(timeline.cities).map(([id, city]) => {
          const face: Face | undefined = standing.get(id);
          const lastHeard = city.lastHeard === undefined ? undefined : Date.parse(city.lastHeard);
          return html`<li class=${face?.answer ?? ""}>
            <b>${userText(city.name)}</b>
            <span
              >${say(city.state)}${city.headcount === undefined
                ? ""
                : ` · ${say("people", { n: city.headcount })}`}</span
            >
            <span>${currentSlots(city, this.now)}</span>
            <span
              >${face === undefined ? "" : answerOf(face)}${face?.note === undefined
                ? ""
                : html` <i>${userText(face.note)}</i>`}
              ${face === undefined || face.late === 0
                ? ""
                : html`<em class="late">${say("willBeLate", { by: wording.minutes(face.late) })}</em>`}</span
            >
            <span class=${isSilent({ lastHeard }, this.now) ? "silent" : "heard"}
              >${lastHeard === undefined || isSilent({ lastHeard }, this.now)
                ? silence({ lastHeard }, this.now)
                : say("heard", { age: age(this.now - lastHeard) })}</span
            >
            ${this.#links.has(id)
              ? html`<input
                  readonly
                  data-city=${id}
                  aria-label=${say("linkMade", { city: city.name })}
                  .value=${this.#links.get(id)!}
                  @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
                />`
              : html`<button
                  aria-label=${say("makeLink", { city: city.name })}
                  @click=${() => this.#invite(id)}
                >
                  ${say("invite")}
                </button>`}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  async #invite(city: string): Promise<void> {
    const { link, detail } = await inviteTeam(this.edition, city).catch(
      (): Invited => ({ detail: say("notSent") }),
    );
    this.#failure = link === undefined ? detail : undefined;
    if (link !== undefined) this.#links.set(city, link);
    this.requestUpdate();
    await this.updateComplete;
    // The link stands where the button stood that had the focus; having it, it is selected, ready to be
    // copied.
    this.querySelector<HTMLInputElement>(`input[data-city="${CSS.escape(city)}"]`)?.focus();
  }

  #announcement(timeline: Timeline): TemplateResult {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const fields = new FormData(form);
      const text = String(fields.get("text")).trim();
      const cities = fields.getAll("city").map(String);
      if (text === "") return;
      const all = cities.length === 0 || cities.length === Object.keys(timeline.cities).length;
      this.#propose({
        words: say("quoted", { text }),
        effects: [
          all
            ? say("toAll")
            : say("toSome", { cities: list(cities.map(id => timeline.cities[id]?.name ?? id)) }),
          say("cannotBeUndone"),
        ],
        decision: { type: "announcement", text, ...(!all && { cities }) },
      });
    };
    return html`<form
      class="card announcement"
      @submit=${submit}
    >
      <label class="field"
        >${say("announce")}<textarea
          name="text"
          rows="2"
          maxlength="500"
          required
        ></textarea>
      </label>
      <fieldset>
        <legend>${say("onlyTo")}</legend>
        ${Object.entries(timeline.cities).map(
          ([id, city]) =>
            html`<label
              ><input
                type="checkbox"
                name="city"
                value=${id}
              />
              ${userText(city.name)}</label
            >`,
        )}
      </fieldset>
      <button>${say("look")}</button>
    </form>`;
  }

  async #leave(): Promise<void> {
    try {
      await signOut();
      location.reload();
    } catch {
      this.#failure = say("signOutNeedsNetwork");
      this.requestUpdate();
    }
  }
}

customElements.define("control-page", ControlPage);
