import { html, type TemplateResult } from "lit";
import { decide, inverse, type Decision } from "./decisions.js";
import type { Milestone, Timeline } from "./document.js";
import { faces, isAwaited, stateOf, type Face } from "./moment.js";
import { title } from "./news.js";
import { Page } from "./page.js";
import { currentMilestone, onNow } from "./programme.js";
import { answerOf, isSilent, rendezvous, silence } from "./rendezvous.js";
import { whoAmI, type Session } from "./identity.js";
import { inviteTeam, signOut } from "./session.js";
import { age, clockTime, list, say, wording } from "./words.js";

const POSTPONEMENTS = [5, 10, 15];
const DONE_SHOWN = 6;

/** Something to be looked at once more before it is done; `seen` is the cursor of what it was made of. */
interface Proposal { words: string; effects: string[]; decision: Decision; seen?: string | undefined }

/** Something that was decided here, and what takes it back, one after the other. */
interface Done { words: string; at: number; undo: Decision[] }

/** The coordinators' page: all cities against the shared moment, and what can be done about it. Nothing irreversible happens in one tap. */
export class ControlPage extends Page {
  #session: Session | undefined | null;
  #proposal: Proposal | undefined;
  #done: Done[] = [];
  #failure: string | undefined;
  /** The reasons for what was not accepted, by milestone, so that nobody types them twice. */
  #typedReasons = new Map<string, string>();
  #busy = false;
  #links = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    whoAmI().then((session) => { this.#session = session ?? null; this.requestUpdate(); }, () => undefined);
  }

  override updated(): void {
    const dialog = this.querySelector("dialog");
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  override render() {
    const timeline = this.feed.view.timeline;
    if (this.#session === null || this.#session?.role === "organizer") {
      return html`${this.top(say("control"))}<main class="alone"><h2>${say("coordinatorsOnly")}</h2><p>${say("askLink")}</p></main>`;
    }
    if (timeline === undefined || this.#session === undefined) return html`${this.top(say("control"))}<main><p class="quiet">${say("connecting")}</p></main>`;
    const found = currentMilestone(timeline);
    return html`${this.top(say("control"))}
      <main class="control ${this.isOld ? "stale" : ""}">
        ${this.#failure === undefined ? "" : html`<p class="refused" role="alert">${this.#failure}</p>`}
        ${found === undefined ? "" : html`
          <div class="decide">${rendezvous(timeline, found[1], this.now, "")}${this.#actions(timeline, ...found)}</div>`}
        ${this.#decisions(timeline)}
        ${this.#calls(timeline)}
        ${this.#cities(timeline, found?.[1])}
        ${this.#announcement(timeline)}
        <p><a href="/desk">${say("desk")}</a> · <a href="/wall">${say("wall")}</a> · <button @click=${() => this.#leave()}>${say("signOut")}</button></p>
      </main>
      ${this.#question()}`;
  }

  #actions(timeline: Timeline, id: string, milestone: Milestone): TemplateResult {
    const name = title(milestone.title);
    const state = stateOf(milestone, this.now);
    const awaited = isAwaited(milestone) && state !== "live";
    const at = (instant: number) => clockTime(instant, timeline.edition.timezone);
    const move = (to: number): Proposal => ({
      words: say("postponeTo", { milestone: name, at: at(to) }),
      effects: [say("askedAgain"), ...this.#effect(timeline, milestone, to)],
      decision: { type: "milestone.postponed", milestone: id, to: new Date(to).toISOString() },
    });
    const from = Math.max(Date.parse(milestone.expected), this.now);
    const later = (minutes: number) => Math.ceil((from + minutes * 60_000) / 60_000) * 60_000;
    return html`<section class="card" aria-label=${say("decide")}>
      ${awaited ? html`
        <form class="line" @submit=${(event: SubmitEvent) => this.#hold(event, id, name)}>
          ${milestone.state === "held"
            ? html`<button class="large">${say("release")}</button>`
            : html`<label class="field">${say("reason")}<input name="reason" required maxlength="500"></label><button class="large">${say("hold")}</button>`}
        </form>` : ""}
      ${awaited || state === "cancelled" ? html`<div class="actions"><span>${say("postpone")}</span>
        ${POSTPONEMENTS.map((minutes) => html`<button @click=${() => this.#propose(move(later(minutes)))}>${say("minutes", { n: minutes })}</button>`)}
        <form class="inline" @submit=${(event: SubmitEvent) => { event.preventDefault(); this.#propose(move(later(Number(new FormData(event.target as HTMLFormElement).get("minutes"))))); }}>
          <label>${say("orBy")} <input name="minutes" type="number" min="1" max="720" required inputmode="numeric"></label><button>${say("look")}</button></form></div>` : ""}
      <div class="actions">
        ${milestone.state === "planned" && awaited ? html`<button @click=${() => this.#propose({
          words: say("startNamed", { milestone: name }), effects: [...this.#missing(timeline, milestone), say("cannotBeUndone")], decision: { type: "milestone.started", milestone: id } })}>${say("startNow")}</button>` : ""}
        ${state === "live" ? html`<button @click=${() => this.#propose({
          words: say("endNamed", { milestone: name }), effects: [say("cannotBeUndone")], decision: { type: "milestone.ended", milestone: id } })}>${say("endNow")}</button>` : ""}
        ${awaited ? html`<button @click=${() => this.#propose({
          words: say("cancelNamed", { milestone: name }), effects: [say("cancelMeans")], decision: { type: "milestone.cancelled", milestone: id, reason: "" } })}>${say("cancel")}</button>` : ""}
      </div></section>`;
  }

  /** What another start would change for the cities that are late. */
  #effect(timeline: Timeline, milestone: Milestone, to: number): string[] {
    const then = new Map(faces(timeline, milestone, this.now, to).map((face) => [face.id, face.late]));
    return faces(timeline, milestone, this.now).filter((face) => face.late > 0 || then.get(face.id)! > 0)
      .map((face) => then.get(face.id) === 0 ? say("inTimeThen", { city: face.name }) : say("stillLate", { city: face.name, n: then.get(face.id)! }));
  }

  #missing(timeline: Timeline, milestone: Milestone): string[] {
    return faces(timeline, milestone, this.now).filter((face) => face.answer === "no" || face.answer === "unknown").map((face) => say("about", { what: face.name, detail: answerOf(face) }));
  }

  #hold(event: SubmitEvent, milestone: string, name: string): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const reason = String(new FormData(form).get("reason") ?? "").trim();
    const held = form.querySelector("input") === null;
    if (!held && reason === "") return;
    void this.#decide(held
      ? { words: say("said.milestone.released", { milestone: name }), effects: [], decision: { type: "milestone.released", milestone } }
      : { words: say("said.milestone.held", { milestone: name, text: reason }), effects: [], decision: { type: "milestone.held", milestone, reason } }).then((holds) => { if (holds) form.reset(); });
  }

  #propose(proposal: Proposal): void {
    this.#proposal = { ...proposal, seen: this.feed.view.cursor };
    this.#failure = undefined;
    this.requestUpdate();
  }

  #question(): TemplateResult | string {
    const proposal = this.#proposal;
    if (proposal === undefined) return "";
    const milestone = proposal.decision.milestone ?? "";
    const forget = () => { this.#proposal = undefined; this.requestUpdate(); };
    const agree = (event: SubmitEvent) => {
      event.preventDefault();
      // While another decision is on its way this one stays in sight, to be confirmed again.
      if (this.#busy) return;
      const reason = String(new FormData(event.target as HTMLFormElement).get("reason") ?? "").trim();
      forget();
      if (!("reason" in proposal.decision)) return void this.#decide(proposal);
      this.#typedReasons.set(milestone, reason);
      void this.#decide({ ...proposal, decision: { ...proposal.decision, reason } }).then((holds) => { if (holds) this.#typedReasons.delete(milestone); });
    };
    return html`<dialog aria-labelledby="proposal" @close=${forget}><form @submit=${agree}>
      <h2 id="proposal">${proposal.words}</h2>
      <ul>${proposal.effects.map((effect) => html`<li>${effect}</li>`)}</ul>
      ${"reason" in proposal.decision ? html`<label class="field">${say("reason")}<input name="reason" required maxlength="500" value=${this.#typedReasons.get(milestone) ?? ""}></label>` : ""}
      <div class="pair"><button type="button" @click=${forget}>${say("leaveIt")}</button><button class="danger">${say("doIt")}</button></div>
    </form></dialog>`;
  }

  /** Whether it holds now; where it does not, whatever was typed stays where it is. */
  async #decide({ words, decision, seen = this.feed.view.cursor }: Proposal): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    const timeline = this.feed.view.timeline;
    const before = decision.milestone === undefined ? undefined : timeline!.milestones[decision.milestone];
    try {
      this.#failure = await decide(this.edition, decision, seen, Math.floor(this.now));
      if (this.#failure === undefined) this.#done = [{ words, at: this.now, undo: inverse(decision, before, this.now) }, ...this.#done].slice(0, DONE_SHOWN);
    } catch {
      this.#failure = say("notSent");
    }
    const holds = this.#failure === undefined;
    if (holds && decision.type === "announcement") this.querySelector<HTMLFormElement>("form.announcement")?.reset();
    this.#busy = false;
    this.requestUpdate();
    return holds;
  }

  /** What takes a decision back may be two; the second builds on the first, and so has not seen what was there before it. */
  async #undo({ words, undo: [first, second] }: Done): Promise<void> {
    const holds = await this.#decide({ words: say("about", { what: say("undo"), detail: words }), effects: [], decision: first! });
    if (!holds || second === undefined) return;
    try {
      this.#failure = await decide(this.edition, second, undefined, Math.floor(this.now));
    } catch {
      this.#failure = say("notSent");
    }
    this.requestUpdate();
  }

  #decisions(timeline: Timeline): TemplateResult | string {
    if (this.#done.length === 0) return "";
    return html`<section class="card posts" aria-labelledby="decided"><h2 id="decided">${say("decided")}</h2><ol>${this.#done.map((done, i) => html`
      <li><p><time>${clockTime(done.at, timeline.edition.timezone)}</time> ${done.words}</p>
        ${i === 0 && done.undo.length > 0 ? html`<button @click=${() => this.#undo(done)}>${say("undo")}</button>` : ""}</li>`)}</ol></section>`;
  }

  #calls(timeline: Timeline): TemplateResult[] {
    return Object.values(timeline.cities).flatMap((city) => Object.values(city.help).map((call) => html`
      <p class="help"><strong>${city.name}${wording.comma}${say("helpWanted")}</strong> <bdi>${call.text}</bdi> <small>${age(this.now - Date.parse(call.since))}</small></p>`));
  }

  #cities(timeline: Timeline, milestone: Milestone | undefined): TemplateResult {
    const standing = new Map(milestone === undefined ? [] : faces(timeline, milestone, this.now).map((face) => [face.id, face]));
    return html`<section class="card table" aria-labelledby="cities"><h2 id="cities">${say("allCities")}</h2>
      <ul class="standing">${Object.entries(timeline.cities).map(([id, city]) => {
        const face: Face | undefined = standing.get(id);
        const lastHeard = city.lastHeard === undefined ? undefined : Date.parse(city.lastHeard);
        return html`<li class=${face?.answer ?? ""}>
          <b>${city.name}</b> <span>${say(city.state)}${city.headcount === undefined ? "" : ` · ${say("people", { n: city.headcount })}`}</span>
          <span>${onNow(city, this.now).map(({ slot }) => slot.title).join(" · ")}</span>
          <span>${face === undefined ? "" : answerOf(face)}${face?.note === undefined ? "" : html` <i>${face.note}</i>`}
            ${face === undefined || face.late === 0 ? "" : html`<em class="late">${say("willBeLate", { n: face.late })}</em>`}</span>
          <span class=${isSilent({ lastHeard }, this.now) ? "silent" : "heard"}>${lastHeard === undefined || isSilent({ lastHeard }, this.now)
            ? silence({ lastHeard }, this.now) : say("heard", { age: age(this.now - lastHeard) })}</span>
          ${this.#links.has(id)
            ? html`<input readonly data-city=${id} aria-label=${say("linkMade", { city: city.name })} .value=${this.#links.get(id)!} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>`
            : html`<button aria-label=${say("makeLink", { city: city.name })} @click=${() => this.#invite(id)}>${say("invite")}</button>`}</li>`;
      })}</ul></section>`;
  }

  async #invite(city: string): Promise<void> {
    this.#links.set(city, await inviteTeam(this.edition, city).catch(() => say("notSent")));
    this.requestUpdate();
    await this.updateComplete;
    // The link stands where the button stood that had the focus; having it, it is selected, ready to be copied.
    this.querySelector<HTMLInputElement>(`input[data-city="${CSS.escape(city)}"]`)?.focus();
  }

  #announcement(timeline: Timeline): TemplateResult {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const said = new FormData(form);
      const text = String(said.get("text")).trim();
      const cities = said.getAll("city").map(String);
      if (text === "") return;
      const all = cities.length === 0 || cities.length === Object.keys(timeline.cities).length;
      this.#propose({
        words: say("quoted", { text }),
        effects: [all ? say("toAll") : say("toSome", { cities: list(cities.map((id) => timeline.cities[id]!.name)) }), say("cannotBeUndone")],
        decision: { type: "announcement", text, ...(!all && { cities }) },
      });
    };
    return html`<form class="card announcement" @submit=${submit}><label class="field">${say("announce")}<textarea name="text" rows="2" maxlength="500" required></textarea></label>
      <fieldset><legend>${say("onlyTo")}</legend>${Object.entries(timeline.cities).map(([id, city]) => html`<label><input type="checkbox" name="city" value=${id}> ${city.name}</label>`)}</fieldset>
      <button>${say("look")}</button></form>`;
  }

  async #leave(): Promise<void> {
    await signOut();
    location.reload();
  }
}
customElements.define("control-page", ControlPage);
