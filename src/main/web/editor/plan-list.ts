import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { faultsAt } from "./cell-faults.js";
import type { Editing } from "./editing.js";
import { freshSlot, moved, placed, changed, type Plan } from "./plan.js";
import { cellText, endsLater, slotOf, typedInto, type Column, type Vocabulary } from "./plan-cells.js";
import { hoursOf } from "./plan-hours.js";
import { isSlot, keyOf, type Line, type SlotLine } from "./plan-lines.js";
import { inWords, type NamedMoment } from "./plan-words.js";
import { WhileConnected } from "../page/while-connected.js";
import { kindSign } from "../timeline/slot-kinds.js";
import { userText } from "../words/user-text.js";
import { sayPlan } from "../words/editor-words.js";
import { minutes, say } from "../words/words.js";

/** The lengths that one tap gives a slot, in minutes. */
const LENGTHS = [15, 30, 45, 60, 90, 120];

/** The programme for a thumb: a list of large lines, each of which opens a form. */
class PlanList extends LitElement {
  static override properties = {
    editing: { attribute: false },
    words: { attribute: false },
    moments: { attribute: false },
  };
  declare editing: Editing;
  declare words: Vocabulary;
  declare moments: Readonly<Record<string, NamedMoment>>;
  /** The line whose form is open. */
  #open: number | undefined;
  /** The plan before it was opened: leaving the form brings it back. */
  #before: Plan | undefined;
  /** The id that the slot had then, of which it may get another by its title. */
  #id = "";
  #last: string | undefined;
  #focusNext: string | undefined;
  /** What stands in the field that somebody types into, which is not always how it is written then. */
  #typed: { column: Column; text: string } | undefined;

  constructor() {
    super();
    new WhileConnected(this, signal => {
      this.editing.addEventListener("change", () => this.requestUpdate(), { signal });
    });
  }

  override createRenderRoot() {
    return this;
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    const next = this.#focusNext;
    this.#focusNext = undefined;
    if (next !== undefined) this.querySelector<HTMLElement>(next)?.focus();
  }

  override render() {
    const { lines, past } = this.editing.plan;
    return html`<ol class="plan-list">
        ${lines.map((line, index) =>
          index === this.#open ? this.#form(line, index) : this.#line(line, index),
        )}
      </ol>
      ${this.#open === undefined
        ? html`<div class="actions">
            <button
              class="primary large"
              data-add
              @click=${() => this.#add()}
            >
              ${sayPlan("add")}
            </button>
            ${past.length === 0
              ? ""
              : html`<button
                  class="large"
                  @click=${() => this.editing.undo()}
                >
                  ${sayPlan("undo")}
                </button>`}
          </div>`
        : ""}`;
  }

  #line(line: Line, index: number): TemplateResult {
    if (!isSlot(line)) return this.#moment(line.milestone);
    const faults = this.#faults(line);
    return html`<li class=${faults.length > 0 ? "faulty" : ""}>
      <button
        data-line=${index}
        ?disabled=${this.#open !== undefined}
        @click=${() => this.#edit(index)}
      >
        <small>${cellText(line, "day", this.words)}</small>
        <span class="hours">${this.#hours(line)}</span>
        <b>${userText(line.title)}</b>
        <small
          >${kindSign(line.kind)} ${cellText(line, "kind", this.words)}
          ${line.place === undefined ? "" : html`· ${userText(line.place)}`}</small
        >
        ${faults.map(detail => html`<span class="fault">${detail}</span>`)}
      </button>
    </li>`;
  }

  #moment(id: string): TemplateResult {
    const moment = this.moments[id];
    return html`<li class="moment">
      ${moment === undefined
        ? ""
        : html`<small>${this.words.dayName(moment.day)}</small>
            <span class="hours"><bdi dir="ltr">${moment.at}</bdi></span>`}
      <b>${userText(moment?.title ?? id)}</b>
      <small>${sayPlan("moment")}</small>
    </li>`;
  }

  #hours(slot: SlotLine): TemplateResult {
    const from = cellText(slot, "from", this.words);
    const to = cellText(slot, "to", this.words);
    return html`<bdi>${to === "" ? from : `${from} – ${to}`}</bdi>${endsLater(slot)
        ? html` <small>${sayPlan("nextDay")}</small>`
        : ""}`;
  }

  #form(line: Line, index: number): TemplateResult {
    const slot = slotOf(line)!;
    return html`<li class="card open">
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.#close(true);
        }}
      >
        ${this.#field(slot, "title", "text")}
        ${this.#choice(
          slot,
          "day",
          Object.fromEntries(this.words.days.map(day => [day, this.words.dayName(day)])),
        )}
        <div class="pair">
          ${this.#field(slot, "from", slot.part === undefined ? "time" : "text")}
          ${this.#field(slot, "to", "time")}
        </div>
        ${this.#lengths(slot)} ${this.#choice(slot, "kind", this.words.kinds)}
        ${this.#field(slot, "place", "text")}
        <div class="pair">
          <button
            type="button"
            class="large"
            data-cancel
            @click=${() => this.#cancel()}
          >
            ${say("leaveIt")}
          </button>
          <button
            class="primary large"
            data-done
          >
            ${sayPlan("done")}
          </button>
        </div>
        <button
          type="button"
          class="large"
          data-next
          @click=${() => this.#close(true, true)}
        >
          ${sayPlan("doneAndNext")}
        </button>
        ${this.#id !== "" && this.#isOld(slot) ? this.#places(index) : ""}
      </form>
    </li>`;
  }

  #isOld(slot: SlotLine): boolean {
    return this.#before?.lines.some(line => keyOf(line) === slot.id) === true;
  }

  #places(index: number): TemplateResult {
    return html`<div class="actions">
      <button
        type="button"
        @click=${() => this.#shift(index, -1)}
      >
        ${sayPlan("up")}
      </button>
      <button
        type="button"
        @click=${() => this.#shift(index, 1)}
      >
        ${sayPlan("down")}
      </button>
      <button
        type="button"
        data-remove
        @click=${() => this.#remove(index)}
      >
        ${sayPlan("remove")}
      </button>
    </div>`;
  }

  #field(slot: SlotLine, column: Column, type: "text" | "time"): TemplateResult {
    const faults = faultsAt(this.editing.faults, slot, column).map(({ detail }) => inWords(detail));
    return html`<label class="field"
      >${sayPlan(column)}<input
        name=${column}
        type=${type}
        dir=${type === "time" ? nothing : "auto"}
        autocomplete="off"
        maxlength="500"
        aria-invalid=${faults.length > 0 ? "true" : nothing}
        .value=${live(this.#typed?.column === column ? this.#typed.text : cellText(slot, column, this.words))}
        @input=${(event: InputEvent) => this.#typeInto(column, (event.target as HTMLInputElement).value)}
        @blur=${() => {
          this.#typed = undefined;
          this.requestUpdate();
        }}
      />${faults.map(detail => html`<span class="fault">${detail}</span>`)}</label
    >`;
  }

  #choice(slot: SlotLine, column: "day" | "kind", names: Readonly<Record<string, string>>): TemplateResult {
    const faults = faultsAt(this.editing.faults, slot, column).map(({ detail }) => inWords(detail));
    const chosen = slot[column];
    const all = { ...(!Object.hasOwn(names, chosen) && { [chosen]: chosen }), ...names };
    return html`<label class="field"
      >${sayPlan(column)}<select
        name=${column}
        @change=${(event: Event) => this.#type(column, (event.target as HTMLSelectElement).value)}
      >
        ${Object.entries(all).map(
          ([value, name]) =>
            html`<option
              value=${value}
              ?selected=${value === chosen}
            >
              ${name}
            </option>`,
        )}</select
      >${faults.map(detail => html`<span class="fault">${detail}</span>`)}</label
    >`;
  }

  #lengths(slot: SlotLine): TemplateResult {
    const { start, end } = hoursOf(slot) ?? {};
    const length = start === undefined || end === undefined ? undefined : end - start;
    return html`<div
      class="lengths"
      role="group"
      aria-label=${sayPlan("length")}
    >
      ${LENGTHS.map(
        n =>
          html`<button
            type="button"
            data-length=${n}
            aria-pressed=${length === n ? "true" : "false"}
            ?disabled=${start === undefined}
            @click=${() => this.#type("to", `+${n}`)}
          >
            ${minutes(n)}
          </button>`,
      )}
    </div>`;
  }

  #faults(slot: SlotLine): string[] {
    const { cells } = this.editing.faults;
    return [...new Set(cells.map(({ column }) => column))].flatMap(column =>
      faultsAt(this.editing.faults, slot, column).map(({ detail }) => inWords(detail)),
    );
  }

  #add(): void {
    const { plan } = this.editing;
    const before = plan.lines.find(line => keyOf(line) === this.#last) ?? plan.lines.findLast(isSlot);
    const slot = freshSlot(plan, before, this.words.days[0]!, this.moments);
    this.#begin(plan.lines.length, plan, slot.id);
    this.editing.edit(changed(plan, [...plan.lines, slot]));
    this.#focusNext = 'input[name="title"]';
  }

  #edit(index: number): void {
    const { plan } = this.editing;
    this.#begin(index, plan, keyOf(plan.lines[index]!));
    this.#focusNext = 'input[name="title"]';
    this.requestUpdate();
  }

  #begin(index: number, before: Plan, id: string): void {
    this.#open = index;
    this.#before = before;
    this.#id = id;
    this.editing.isTyping = true;
  }

  #typeInto(column: Column, text: string): void {
    this.#typed = { column, text };
    this.#type(column, text);
  }

  #type(column: Column, text: string): void {
    const { plan } = this.editing;
    const slot = slotOf(plan.lines[this.#open!])!;
    // As long as its title is typed, a new slot gets its id of all of it.
    const named = column === "title" ? { ...slot, id: this.#id } : slot;
    const others = plan.lines.with(this.#open!, named);
    const written = typedInto({ ...plan, lines: others }, named, column, text, this.words);
    this.editing.edit(changed(this.#before!, plan.lines.with(this.#open!, written)));
  }

  #close(isKept: boolean, isNext = false): void {
    const index = this.#open!;
    const { plan } = this.editing;
    const line = plan.lines[index]!;
    this.#open = undefined;
    this.#typed = undefined;
    this.editing.isTyping = false;
    if (isKept) {
      this.#last = keyOf(line);
      this.editing.edit({ ...plan, lines: placed(plan.lines, index, this.moments) });
    }
    if (isNext) return this.#add();
    this.#focusNext = isKept ? `[data-line="${this.editing.plan.lines.indexOf(line)}"]` : "[data-add]";
    this.requestUpdate();
  }

  #cancel(): void {
    this.editing.edit(this.#before!);
    this.#close(false);
  }

  #shift(index: number, by: number): void {
    const { plan } = this.editing;
    this.editing.edit(changed(plan, moved(plan.lines, index, by)));
    this.#open = Math.max(0, Math.min(plan.lines.length - 1, index + by));
    this.requestUpdate();
  }

  #remove(index: number): void {
    this.#close(false);
    this.editing.remove(index);
  }
}

customElements.define("plan-list", PlanList);
