import type { Edition } from "../editions/editions.js";
import { html, LitElement, type TemplateResult } from "lit";
import { brandLink, languageLinks, skipButton } from "../page/head-parts.js";
import { WhileConnected } from "../page/while-connected.js";
import { sayNew } from "../words/new-words.js";
import { language, say } from "../words/words.js";
import { beginFrom, readFile, type EditionFile } from "./begin-from.js";
import { emptyDraft, nextEdition, type Draft } from "./draft.js";
import { draftOf, draftOfJson } from "./draft-of.js";
import { editionOf } from "./edition-of.js";
import { named, zoneList } from "./event-fields.js";
import { announcedOf, isAdministrator, listEditions, makeEdition } from "./exchange.js";
import { faultsByField, NO_FAULTS, NO_FIELD, type FieldFaults } from "./field-faults.js";
import { faultsAt, type NewForm } from "./form-field.js";
import { forgetMade, keepDraft, keepMade, keptDraft, keptMade } from "./kept-draft.js";
import "./made-event.js";
import { madeOf, type Made } from "./made-of.js";
import { NEW_STYLE } from "./new-style.js";
import { formParts } from "./new-form.js";
import { allPlaces } from "./places.js";

type Who = "asking" | "administrator" | "other" | "unanswered";

/** What the server says is wrong with the id alone. */
const ID_CODES = ["edition-taken", "edition-id-reserved", "edition-id-long"];

/** An own event, made in the browser: what it is called, its days, its cities, what they share. */
export class NewPage extends LitElement {
  #who: Who = "asking";
  #editions: readonly Edition[] = [];
  #draft: Draft = keptDraft() ?? this.#empty();
  #made: Made | undefined = keptMade();
  #earlier = "";
  #file: EditionFile | undefined;
  #faults: FieldFaults = NO_FAULTS;
  #told = "";
  #isSending = false;
  #isDropping = false;
  readonly #places = allPlaces();

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, () => this.#begin());
  }

  #begin(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(NEW_STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#turn(() => (this.#who = "asking"));
    try {
      const [isOne, editions] = await Promise.all([isAdministrator(), listEditions()]);
      this.#turn(() => {
        this.#who = isOne ? "administrator" : "other";
        this.#editions = editions;
        this.#draft = named(this.#draft, { editions });
      });
    } catch {
      this.#turn(() => (this.#who = "unanswered"));
    }
  }

  #turn(change: () => void): void {
    change();
    this.requestUpdate();
  }

  #empty(): Draft {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return emptyDraft(today(), timeZone, language, sayNew("together"));
  }

  readonly #change = (draft: Draft): void => {
    keepDraft(draft);
    this.#turn(() => (this.#draft = draft));
  };

  /** Begins with an earlier event, moved to new days; or with nothing. */
  async #chooseEarlier(edition: string): Promise<void> {
    this.#turn(() => {
      this.#earlier = edition;
      this.#file = undefined;
      this.#faults = NO_FAULTS;
      this.#told = "";
    });
    if (edition === "") return this.#change(this.#empty());
    const announced = await announcedOf(edition).catch(() => undefined);
    if (this.#earlier !== edition) return;
    const draft = draftOf(announced, this.#empty());
    if (draft === undefined) return this.#turn(() => (this.#told = sayNew("unanswered")));
    this.#change(named(nextEdition(draft, today()), { editions: this.#editions }));
  }

  async #take(file: File): Promise<void> {
    const read = await readFile(file);
    this.#faults = NO_FAULTS;
    this.#told = typeof read === "string" ? sayNew(`file.${read}`, { name: file.name }) : "";
    if (typeof read === "string") return this.requestUpdate();
    const draft = read.type === "application/json" ? draftOfJson(read.content, this.#empty()) : undefined;
    this.#earlier = "";
    this.#file = draft === undefined ? read : undefined;
    this.#change(draft === undefined ? this.#draft : { ...draft, isIdTyped: draft.id !== "" });
  }

  async #make(): Promise<void> {
    const file = this.#file;
    const { edition, fields } = editionOf(this.#draft, sayNew("venueLater"));
    this.#turn(() => {
      this.#isSending = true;
      this.#faults = NO_FAULTS;
      this.#told = "";
    });
    const outcome =
      file === undefined
        ? await makeEdition(JSON.stringify(edition))
        : await makeEdition(file.content, file.type);
    if (outcome.kind === "done") return this.#showMade(outcome.answer.id);
    if (outcome.kind === "refused") {
      const { code, faults } = outcome;
      const isAboutId = ID_CODES.includes(code);
      const pointed = isAboutId ? faults.map(fault => ({ pointer: "/edition", ...fault })) : faults;
      this.#faults = faultsByField(pointed, file === undefined ? fields : new Map());
      this.#told = sayNew("faulty");
    } else this.#told = sayNew("unanswered");
    this.#turn(() => (this.#isSending = false));
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid='true'], .fault")?.focus();
  }

  async #showMade(id: string): Promise<void> {
    const announced = await announcedOf(id).catch(() => undefined);
    const made = madeOf(id, announced, this.#draft) ?? { id, title: id, cities: [] };
    keepMade(made);
    this.#turn(() => {
      this.#made = made;
      this.#isSending = false;
    });
    scrollTo({ top: 0 });
  }

  #again(): void {
    forgetMade();
    this.#made = undefined;
    this.#earlier = "";
    this.#file = undefined;
    this.#draft = this.#empty();
    void this.#ask();
  }

  override render() {
    return html`${skipButton(say("page.skip"), this, "input, select")}
      <header class="top">
        <div>
          ${brandLink()}
          <h1>${sayNew("new")}</h1>
        </div>
        ${languageLinks()}
      </header>
      ${this.#shown()}`;
  }

  #shown(): TemplateResult {
    switch (this.#who) {
      case "asking":
        return html`<main class="alone"><p class="quiet">${say("connecting")}</p></main>`;
      case "unanswered":
        return html`<main class="alone">
          <h2>${say("unanswered")}</h2>
          <button @click=${() => void this.#ask()}>${sayNew("tryAgain")}</button>
        </main>`;
      case "other":
        return html`<main class="alone">
          <h2>${sayNew("administratorsOnly")}</h2>
          <p>${sayNew("askAdministrator")}</p>
        </main>`;
      case "administrator":
        return this.#made === undefined
          ? this.#form()
          : html`<made-event
              .made=${this.#made}
              .again=${() => this.#again()}
            ></made-event>`;
    }
  }

  #form(): TemplateResult {
    const form: NewForm = {
      draft: this.#draft,
      faults: this.#faults,
      editions: this.#editions,
      change: this.#change,
    };
    return html`<main
      class="new ${this.#isDropping ? "dropping" : ""}"
      @dragover=${(event: DragEvent) => this.#drag(event, true)}
      @dragleave=${(event: DragEvent) => this.#drag(event, false)}
      @drop=${(event: DragEvent) => this.#drop(event)}
    >
      <p>${sayNew("changedLater")}</p>
      <section class="card">
        <h2>${sayNew("beginFrom")}</h2>
        ${beginFrom(
          form,
          this.#earlier,
          edition => void this.#chooseEarlier(edition),
          file => void this.#take(file),
        )}
        ${this.#earlier === "" ? "" : html`<p class="quiet">${sayNew("earlierMeans")}</p>`}
      </section>
      ${this.#file === undefined ? formParts(form, this.#places) : this.#fileCard(this.#file)}
      <div>
        ${faultsAt(form, NO_FIELD)}
        <p
          role="alert"
          class="fault"
        >
          ${this.#told}
        </p>
        <button
          class="large primary"
          data-make
          ?disabled=${this.#isSending}
          @click=${() => void this.#make()}
        >
          ${sayNew(this.#isSending ? "making" : "make")}
        </button>
      </div>
      ${zoneList()}
    </main>`;
  }

  #fileCard({ name }: EditionFile): TemplateResult {
    return html`<section class="card">
      <h2>${name}</h2>
      <p>${sayNew("fileMeans")}</p>
      <div class="actions">
        <button @click=${() => this.#turn(() => (this.#file = undefined))}>${sayNew("fileLeave")}</button>
      </div>
    </section>`;
  }

  #drag(event: DragEvent, isOver: boolean): void {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    this.#turn(() => (this.#isDropping = isOver));
  }

  #drop(event: DragEvent): void {
    this.#drag(event, false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void this.#take(file);
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

customElements.define("new-page", NewPage);
