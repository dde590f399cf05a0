import { html, LitElement, type TemplateResult } from "lit";
import { rehearsalPlan, type QuickRehearsal, type RehearsalPlan } from "./rehearsal-plan.js";
import { allEditions } from "../editions/editions.js";
import { addressOf } from "../http/base-path.js";
import { WhileConnected } from "../page/while-connected.js";
import { announcedOf, rehearse } from "../start/exchange.js";
import { sayTeam } from "../words/team-words.js";
import { clockTime, say } from "../words/words.js";

const REHEARSAL = "-rehearsal";

/** Asks whether an edition is a rehearsal of another: there is none of a rehearsal. */
export function isRehearsalId(edition: string): boolean {
  return edition.endsWith(REHEARSAL);
}

/** Begins a rehearsal of an event beside it: at its own pace, or its first shared moment in ten minutes. */
class RehearsalStart extends LitElement {
  edition!: string;
  /** Asks before a rehearsal that there is begins anew; absent where nobody can follow one yet. */
  confirm: ((begin: () => void) => void) | undefined;
  #plan: RehearsalPlan | undefined;
  /** The address of the rehearsal that there is already. */
  #there: string | undefined;
  #isAsking = false;
  #wrong: string | undefined;

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, () => void this.#learn());
  }

  /** Without an answer nothing is offered. */
  async #learn(): Promise<void> {
    const id = this.edition + REHEARSAL;
    const [announced, editions] = await Promise.all([
      announcedOf(this.edition).catch(() => undefined),
      allEditions().catch(() => []),
    ]);
    this.#plan = rehearsalPlan(announced);
    this.#there = editions.some(edition => edition.id === id) ? addressOf(`/${id}/`) : undefined;
    this.requestUpdate();
  }

  async #begin(clock: string, speed: number): Promise<void> {
    this.#isAsking = true;
    this.requestUpdate();
    const outcome = await rehearse(this.edition, { clock, speed, simulate: true });
    this.#isAsking = false;
    this.requestUpdate();
    if (outcome.kind === "done") return location.assign(addressOf(`/${outcome.answer.id}/`));
    this.#wrong =
      outcome.kind === "refused" ? outcome.faults.map(({ detail }) => detail).join(" ") : say("notSent");
  }

  override render(): TemplateResult | "" {
    if (this.#plan === undefined) return "";
    const { clock, quick } = this.#plan;
    return html`<div class="actions">
        ${this.#button("rehearse", clock, 1)}
        ${quick === undefined ? "" : this.#button("rehearseQuickly", quick.clock, quick.speed)}
        ${this.#there === undefined
          ? ""
          : html`<a
              class="button"
              href=${this.#there}
              >${sayTeam("toRehearsal")}</a
            >`}
      </div>
      <p class="quiet">${sayTeam("rehearseMeans")}</p>
      ${quick === undefined ? "" : html`<p class="quiet">${quickMeans(quick)}</p>`}
      ${this.#wrong === undefined
        ? ""
        : html`<p
            class="refused"
            role="alert"
          >
            ${this.#wrong}
          </p>`}`;
  }

  #button(key: "rehearse" | "rehearseQuickly", clock: string, speed: number): TemplateResult {
    const begin = () => void this.#begin(clock, speed);
    const isAsked = this.#there !== undefined && this.confirm !== undefined;
    return html`<button
      data-rehearse=${key === "rehearse" ? "slowly" : "quickly"}
      ?disabled=${this.#isAsking}
      @click=${() => (isAsked ? this.confirm!(begin) : begin())}
    >
      ${sayTeam(key)}
    </button>`;
  }
}

function quickMeans({ from, until, zone }: QuickRehearsal): string {
  return sayTeam("rehearseQuicklyMeans", { from: clockTime(from, zone), to: clockTime(until, zone) });
}

customElements.define("rehearsal-start", RehearsalStart);
