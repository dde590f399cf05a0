import { html, LitElement, type TemplateResult } from "lit";
import type { Slot, Timeline } from "../feed/document.js";
import { projectsOf, type Listed } from "../projects/projects.js";
import { overrunOf } from "../turns/overrun.js";
import { overrunWords } from "../turns/overrun-words.js";
import "../turns/turn-list.js";
import { MOST_MINUTES, type TurnPost } from "../turns/turn-posts.js";
import { inOrderOf, turnsFrom, USUAL_MINUTES, withAdded, type Order } from "./slot-order.js";
import { say } from "../words/other-words.js";
import { isolated, language } from "../words/words.js";

/** A turn that shows none of the city's projects. */
const SOMETHING_ELSE = "";

/**
 * The turns of a slot on the desk of its city: the order is made from the city's projects or by hand, and
 * what is said of it waits here where there is no network.
 */
class SlotTurns extends LitElement {
  static override properties = {
    city: { attribute: false },
    slotId: { attribute: false },
    timeline: { attribute: false },
    now: { attribute: false },
  };
  declare city: string;
  declare slotId: string;
  declare timeline: Timeline;
  declare now: number;
  /** Posts what is said of the turns, and says whether it is on this device now. */
  post!: (post: TurnPost) => Promise<boolean>;
  /** Whether it was just opened by somebody, who goes on here. */
  takesFocus = false;
  #isSomethingElse = false;

  override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    if (this.takesFocus) this.querySelector<HTMLElement>("input, button")?.focus();
  }

  override render(): TemplateResult | "" {
    const { timeline } = this;
    const city = timeline.cities[this.city];
    const slot = city?.slots[this.slotId];
    if (city === undefined || slot === undefined) return "";
    const projects = projectsOf(timeline, language, this.city);
    const isEmpty = Object.keys(slot.turns ?? {}).length === 0;
    return html`<section
      class="slot-turns"
      aria-label="${say("turns.heading")} : ${isolated(slot.title)}"
    >
      <h3>${say("turns.heading")}</h3>
      ${isEmpty
        ? html`${this.#maker(slot, projects)} ${this.#adder(slot, projects)}`
        : html`${this.#overrun(slot, city.timezone)}
            <turn-list
              .block=${slot}
              .timeline=${timeline}
              .now=${this.now}
              .zone=${city.timezone}
              .isRunning=${slot.state === "running"}
              .isWaiting=${false}
              .post=${this.post}
            ></turn-list>
            <details>
              <summary>${say("desk.changeOrder")}</summary>
              ${this.#adder(slot, projects)} ${this.#maker(slot, projects)}
            </details>`}
    </section>`;
  }

  #overrun(slot: Slot, zone: string): TemplateResult | "" {
    const overrun = overrunOf(this.timeline, { city: this.city, slot }, this.now);
    if (overrun === undefined) return "";
    return html`<ul class="overrun ${overrun.over > 0 ? "over" : ""}">
      ${overrunWords(overrun, this.timeline, zone).map(words => html`<li>${words}</li>`)}
    </ul>`;
  }

  /** Makes a turn for each project of the city, in one tap. */
  #maker(slot: Slot, projects: readonly Listed[]): TemplateResult | "" {
    if (projects.length === 0) return "";
    const { themes = [] } = this.timeline.edition;
    const by = (order: Order, words: string) =>
      html`<button
        type="button"
        @click=${(event: Event) => {
          const minutes = minutesIn((event.target as HTMLElement).closest("form")!);
          if (minutes !== undefined)
            void this.post(turnsFrom(slot, inOrderOf(order, projects, themes, Math.random), minutes));
        }}
      >
        ${words}
      </button>`;
    return html`<form
      class="turns-made"
      @submit=${(event: Event) => event.preventDefault()}
    >
      <p>${say("desk.allProjects")}</p>
      ${minutesField()}
      <div class="actions">
        ${by("name", say("desk.byName"))}
        ${projects.some(({ theme }) => theme !== undefined) ? by("theme", say("projects.byTheme")) : ""}
        ${by("random", say("desk.atRandom"))}
      </div>
    </form>`;
  }

  /** Adds one turn at the end. */
  #adder(slot: Slot, projects: readonly Listed[]): TemplateResult {
    const isElse = this.#isSomethingElse || projects.length === 0;
    return html`<form
      class="turns-made"
      @submit=${(event: SubmitEvent) => this.#add(event, slot)}
    >
      ${projects.length === 0
        ? ""
        : html`<label class="field"
            >${say("desk.addTurn")}
            <select
              name="project"
              @change=${(event: Event) => {
                this.#isSomethingElse = (event.target as HTMLSelectElement).value === SOMETHING_ELSE;
                this.requestUpdate();
              }}
            >
              ${projects.map(
                ({ id, name }, i) =>
                  html`<option
                    value=${id}
                    ?selected=${i === 0}
                  >
                    ${isolated(name)}
                  </option>`,
              )}
              <option value=${SOMETHING_ELSE}>${say("desk.somethingElse")}</option>
            </select></label
          >`}
      ${isElse
        ? html`<label class="field"
            >${say("desk.title")}
            <input
              name="title"
              dir="auto"
              maxlength="200"
              required
              autocomplete="off"
          /></label>`
        : ""}
      ${minutesField()}
      <div class="actions"><button>${say("desk.addTurn")}</button></div>
    </form>`;
  }

  #add(event: SubmitEvent, slot: Slot): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = new FormData(form);
    const [project, title] = ["project", "title"].map(name => String(typed.get(name) ?? "").trim());
    const minutes = minutesIn(form);
    if (minutes === undefined || (project === "" && title === "")) return;
    const post = withAdded(slot, {
      ...(project === "" ? { title: title! } : { project: project! }),
      minutes,
    });
    if (post === undefined) return;
    void this.post(post).then(isKept => {
      const input = form.querySelector<HTMLInputElement>("input[name=title]");
      if (isKept && input !== null) input.value = "";
    });
  }
}

function minutesField(): TemplateResult {
  return html`<label class="field"
    >${say("desk.minutesEach")}
    <input
      name="minutes"
      type="number"
      inputmode="numeric"
      min="1"
      max=${MOST_MINUTES}
      required
      .defaultValue=${String(USUAL_MINUTES)}
  /></label>`;
}

/** Reads the minutes of a form; undefined where they are none that the server takes, which is said. */
function minutesIn(form: HTMLFormElement): number | undefined {
  const input = form.querySelector<HTMLInputElement>("input[name=minutes]")!;
  return input.reportValidity() ? Number(input.value) : undefined;
}

customElements.define("slot-turns", SlotTurns);
