import { html, LitElement, nothing, type TemplateResult } from "lit";
import { announcedProgramme, publishProgramme, type AnnouncedProgramme } from "./programme-publishing.js";
import {
  fieldAt,
  FIELDS,
  fieldsOf,
  rebased,
  slotIn,
  withFields,
  withSlot,
  type SlotFields,
  type WrittenSlot,
} from "./slot-change.js";
import { uuid } from "../device/uuid.js";
import { say } from "../words/other-words.js";
import { isolated, list } from "../words/words.js";

/** What stands above the fields, or in their place. */
type Trouble = "offline" | "gone" | "unanswered" | "overtaken" | "refused";

/**
 * Changes the title, the place and the hours of a slot, on what is announced now. It is published at once and
 * not kept for later: on another programme it may be wrong.
 */
class SlotForm extends LitElement {
  edition!: string;
  city!: string;
  slotId!: string;
  now!: () => number;
  close!: () => void;
  #announced: AnnouncedProgramme | undefined;
  #base: WrittenSlot | undefined;
  #typed: SlotFields = { title: "", place: "", from: "", to: "" };
  #faults: Partial<Record<keyof SlotFields, string>> = {};
  #trouble: Trouble | undefined;
  /** What goes with the trouble: sentences of the server, or what a colleague published. */
  #detail = "";
  #isBusy = false;
  /** What was sent last without an answer, and its id. */
  #sent: { id: string; text: string } | undefined;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open();
  }

  override render() {
    return html`<form
      class="slot-form"
      aria-label=${say("desk.changeSlot", { slot: this.#base?.title ?? "" })}
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#publish();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.close();
      }}
    >
      ${this.#troubleView()}
      ${this.#base === undefined
        ? this.#trouble === undefined
          ? html`<p class="quiet">${say("connecting")}</p>`
          : ""
        : html`${this.#field("title", say("desk.title"))} ${this.#field("place", say("desk.place"))}
            <div class="pair">
              ${this.#field("from", say("desk.from"))} ${this.#field("to", say("desk.to"))}
            </div>`}
      <div class="pair">
        <button
          type="button"
          @click=${() => this.close()}
        >
          ${say("leaveIt")}
        </button>
        ${this.#base !== undefined
          ? html`<button
              class="primary"
              aria-disabled=${this.#isBusy ? "true" : "false"}
            >
              ${say("control.publish")}
            </button>`
          : this.#trouble === "offline"
            ? html`<button
                type="button"
                @click=${() => void this.#open()}
              >
                ${say("tryAgain")}
              </button>`
            : ""}
      </div>
    </form>`;
  }

  #field(name: keyof SlotFields, words: string): TemplateResult {
    const fault = this.#faults[name];
    const isTime = name === "from" || name === "to";
    return html`<label class="field"
      >${words}
      <input
        name=${name}
        type=${isTime ? "time" : "text"}
        dir=${isTime ? nothing : "auto"}
        maxlength=${isTime ? nothing : 500}
        ?required=${name === "title"}
        autocomplete="off"
        aria-invalid=${fault === undefined ? "false" : "true"}
        aria-describedby=${fault === undefined ? nothing : `fault-${this.slotId}-${name}`}
        .value=${this.#typed[name]}
        @input=${(event: Event) => {
          this.#typed = { ...this.#typed, [name]: (event.target as HTMLInputElement).value };
        }}
      />
      ${fault === undefined
        ? ""
        : html`<span
            class="fault"
            id="fault-${this.slotId}-${name}"
            >${fault}</span
          >`}
    </label>`;
  }

  #troubleView(): TemplateResult | string {
    if (this.#trouble === undefined) return "";
    const sentences: Record<Trouble, string> = {
      offline: say("desk.needsNetwork"),
      gone: say("desk.slotGone"),
      unanswered: say("notSent"),
      overtaken: say("desk.overtaken", { what: this.#detail }),
      refused: this.#detail,
    };
    return html`<p
      class="refused"
      role="alert"
    >
      ${sentences[this.#trouble]}
    </p>`;
  }

  /** Reads what is announced, on which everything else is done. */
  async #open(): Promise<void> {
    const read = await announcedProgramme(this.edition, this.city);
    this.#announced = read;
    this.#base = slotIn(read?.programme ?? [], this.slotId);
    this.#trouble = read === undefined ? "offline" : this.#base === undefined ? "gone" : undefined;
    if (this.#base !== undefined) this.#typed = fieldsOf(this.#base);
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>("input, button")?.focus();
  }

  async #publish(): Promise<void> {
    const [announced, base] = [this.#announced, this.#base];
    if (this.#isBusy || announced === undefined || base === undefined) return;
    const changed = withFields(base, this.#typed);
    if (changed === base) return this.close();
    this.#isBusy = true;
    this.requestUpdate();
    const programme = withSlot(announced.programme, changed);
    const body = { city: this.city, programme, seen: announced.cursor };
    const text = JSON.stringify(body);
    const id = this.#sent?.text === text ? this.#sent.id : uuid(this.now());
    this.#sent = { id, text };
    const became = await publishProgramme(this.edition, id, body);
    this.#isBusy = false;
    this.#faults = {};
    switch (became.kind) {
      case "published":
        return this.close();
      case "unanswered":
        this.#trouble = became.kind;
        break;
      case "overtaken":
        await this.#readAgain(base);
        break;
      case "refused": {
        const elsewhere = [];
        for (const { pointer = "", detail } of became.faults) {
          const field = fieldAt(pointer, programme, this.slotId);
          if (field === undefined) elsewhere.push(detail);
          else this.#faults[field] = [this.#faults[field], detail].filter(Boolean).join(" ");
        }
        this.#trouble = elsewhere.length === 0 ? undefined : "refused";
        this.#detail = elsewhere.join(" ");
      }
    }
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  /** Goes on from what a colleague has published, with what was typed. */
  async #readAgain(base: WrittenSlot): Promise<void> {
    const typed = this.#typed;
    const read = await announcedProgramme(this.edition, this.city);
    const published = slotIn(read?.programme ?? [], this.slotId);
    if (read === undefined) {
      this.#trouble = "offline";
      return;
    }
    this.#announced = read;
    this.#base = published;
    if (published === undefined) {
      this.#trouble = "gone";
      return;
    }
    this.#trouble = "overtaken";
    this.#detail = whatDiffers(fieldsOf(base), fieldsOf(published));
    this.#typed = rebased(fieldsOf(base), typed, fieldsOf(published));
  }
}

/** Lists what a colleague made of a slot; of other slots where it is as it was. */
function whatDiffers(before: SlotFields, published: SlotFields): string {
  const words = {
    title: say("desk.title"),
    place: say("desk.place"),
    from: say("desk.from"),
    to: say("desk.to"),
  };
  const differing = FIELDS.filter(field => before[field] !== published[field]);
  return differing.length === 0
    ? say("desk.otherSlots")
    : list(differing.map(field => `${words[field]} ${isolated(published[field] || "–")}`));
}

customElements.define("slot-form", SlotForm);
