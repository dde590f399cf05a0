import { html, LitElement } from "lit";
import type { Timeline } from "./document.js";
import { title } from "./news.js";
import type { Outbox } from "./outbox.js";
import { currentMilestone } from "./programme.js";
import { inviteTeam } from "./session.js";
import { say } from "./words.js";

const POSTPONEMENTS = [5, 10, 15];

/** What a coordinator does besides: invite a team, and decide about the shared moment. */
export class CoordinatorPanel extends LitElement {
  static override properties = { timeline: {}, city: {}, now: {}, outbox: {} };
  declare timeline: Timeline;
  declare city: string;
  declare now: number;
  declare outbox: Outbox;
  #link = "";
  #linkFor = "";
  #sure = "";

  override createRenderRoot() { return this; }

  override render() {
    const name = this.timeline.cities[this.city]!.name;
    return html`
      <section class="card" aria-labelledby="invite"><h2 id="invite">${say("invite")}</h2>
        <button @click=${() => this.#invite()}>${say("makeLink", { city: name })}</button>
        ${this.#link === "" ? "" : html`<label class="field">${say("linkMade", { city: this.#linkFor })}
          <input readonly .value=${this.#link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}></label>
          <button @click=${() => navigator.clipboard?.writeText(this.#link)}>${say("copy")}</button>`}
      </section>
      ${this.#moment()}
      <form class="card line" @submit=${(event: SubmitEvent) => this.#announce(event)}>
        <label class="field">${say("announce")}<textarea rows="2" maxlength="500" required></textarea></label><button>${say("send")}</button></form>`;
  }

  #moment() {
    const found = currentMilestone(this.timeline);
    if (found === undefined) return "";
    const [milestone, one] = found;
    const held = one.state === "held";
    const waiting = one.state === "planned" || held;
    const reason = () => this.querySelector<HTMLInputElement>("#reason")!.value.trim() || title(one.title);
    return html`<section class="card" aria-labelledby="decide">
      <h2 id="decide">${say("decide")}: ${title(one.title)}, ${say(`milestone.${one.state}`)}</h2>
      <div class="actions">
        ${one.state === "planned" ? this.#careful("milestone.started", say("startNow"), { milestone }) : ""}
        ${one.state === "planned" ? html`<button @click=${() => this.#decide({ type: "milestone.held", milestone, reason: reason() })}>${say("hold")}</button>` : ""}
        ${held ? html`<button @click=${() => this.#decide({ type: "milestone.released", milestone })}>${say("release")}</button>` : ""}
        ${one.state === "live" ? this.#careful("milestone.ended", say("endNow"), { milestone }) : ""}
        ${waiting ? POSTPONEMENTS.map((minutes) => html`<button @click=${() => this.#decide({
          type: "milestone.postponed", milestone, to: new Date(Math.max(Date.parse(one.expected), this.now) + minutes * 60_000).toISOString(),
        })}>${say("postpone")} ${say("minutes", { n: minutes })}</button>`) : ""}
        ${waiting ? this.#careful("milestone.cancelled", say("cancel"), { milestone, reason: "" }) : ""}
      </div>
      ${waiting ? html`<label class="field">${say("reason")}<input id="reason" maxlength="500"></label>` : ""}</section>`;
  }

  /** Nothing that cannot be undone happens at one tap: the button asks once more first. */
  #careful(type: string, label: string, facts: Record<string, unknown>) {
    return html`<button class=${this.#sure === type ? "danger" : ""} @click=${() => {
      if (this.#sure !== type) {
        this.#sure = type;
      } else {
        this.#sure = "";
        const reason = this.querySelector<HTMLInputElement>("#reason")?.value.trim();
        this.#decide({ type, ...facts, ...("reason" in facts && { reason: reason || label }) });
      }
      this.requestUpdate();
    }}>${this.#sure === type ? `${label}. ${say("sure")}` : label}</button>`;
  }

  #decide(body: Record<string, unknown> & { type: string }): void {
    this.outbox.add("decisions", body, Math.floor(this.now));
  }

  async #invite(): Promise<void> {
    this.#linkFor = this.timeline.cities[this.city]!.name;
    this.#link = await inviteTeam(this.timeline.edition.id, this.city);
    this.requestUpdate();
  }

  #announce(event: SubmitEvent): void {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector("textarea")!;
    if (input.value.trim() !== "") this.#decide({ type: "announcement", text: input.value.trim() });
    input.value = "";
  }
}
customElements.define("coordinator-panel", CoordinatorPanel);
