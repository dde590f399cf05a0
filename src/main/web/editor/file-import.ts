import { html, LitElement, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { cityName } from "../words/city-name.js";
import { sayPlan } from "../words/editor-words.js";
import { language, say } from "../words/words.js";
import {
  EXPORTS,
  exportFile,
  importFile,
  MOST_BYTES,
  type Export,
  type ImportAnswer,
} from "./file-exchange.js";
import { typeOf } from "./file-type.js";
import { importFaults, importPlan } from "./import-plan.js";

/** A file that somebody chose, dropped or pasted. */
interface ChosenFile {
  name: string;
  content: Blob | string;
  type: string;
}

/**
 * Programmes in and out: a file is chosen, dropped or pasted, what it would change is shown, and it is
 * announced as a whole or not at all.
 */
class FileImport extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    city: { attribute: false },
    file: { state: true },
    answer: { state: true },
    isBusy: { state: true },
    isDone: { state: true },
    isOver: { state: true },
    trouble: { state: true },
  };
  edition = "";
  /** The city whose programme is edited; empty where a coordinator may choose. */
  declare city: string;
  declare timeline: Timeline | undefined;
  declare file: ChosenFile | undefined;
  declare answer: ImportAnswer | undefined;
  declare isBusy: boolean;
  declare isDone: boolean;
  /** Whether a file is held over it. */
  declare isOver: boolean;
  declare trouble: string;
  #chosenCity = "";

  constructor() {
    super();
    this.city = "";
    this.trouble = "";
    this.isBusy = this.isDone = this.isOver = false;
  }

  override createRenderRoot() {
    return this;
  }

  override render(): TemplateResult {
    return html`${this.file === undefined ? this.#empty() : this.#read(this.file)} ${this.#exports()}`;
  }

  #empty(): TemplateResult {
    return html`<div
      class="drop ${this.isOver ? "over" : ""}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.isOver = true;
      }}
      @dragleave=${() => (this.isOver = false)}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        this.isOver = false;
        void this.#take(event.dataTransfer?.files[0]);
      }}
    >
      ${this.isDone ? html`<p role="status"><strong>${sayPlan("import.done")}</strong></p>` : ""}
      ${this.city === "" ? this.#whose() : ""}
      <label class="field"
        >${sayPlan("import.choose")}<input
          type="file"
          accept=".csv,.tsv,.txt,.json,.ics,.ical,.yaml,.yml,.xlsx,.ods"
          aria-describedby="import-forms"
          @change=${(event: Event) => void this.#take((event.target as HTMLInputElement).files?.[0])}
      /></label>
      <p
        class="quiet"
        id="import-forms"
      >
        ${sayPlan("import.forms")}
      </p>
      <label class="field"
        >${sayPlan("import.paste")}<textarea
          rows="3"
          dir="auto"
          spellcheck="false"
          @paste=${(event: ClipboardEvent) => this.#paste(event)}
        ></textarea>
      </label>
    </div>`;
  }

  #whose(): TemplateResult {
    const cities = Object.entries(this.timeline?.cities ?? {});
    return html`<label class="field"
      >${sayPlan("import.whose")}<select
        @change=${(event: Event) => (this.#chosenCity = (event.target as HTMLSelectElement).value)}
      >
        <option value="">${sayPlan("import.all")}</option>
        ${cities.map(
          ([id, city]) =>
            html`<option
              value=${id}
              ?selected=${id === this.#chosenCity}
            >
              ${cityName(city, language)}
            </option>`,
        )}
      </select></label
    >`;
  }

  #read({ name }: ChosenFile): TemplateResult {
    return html`<section
      class="card"
      aria-labelledby="import-read"
    >
      <h3
        id="import-read"
        tabindex="-1"
      >
        ${sayPlan(this.answer?.is === "refused" ? "import.refused" : "import.would", { file: name })}
      </h3>
      ${this.#answered()}
      <div class="actions">
        ${this.answer?.is === "planned" && this.answer.statements.length > 0
          ? html`<button
              class="primary large"
              data-apply
              ?disabled=${this.isBusy}
              @click=${() => void this.#apply()}
            >
              ${sayPlan(this.isBusy ? "import.applying" : "import.apply")}
            </button>`
          : ""}
        <button
          class="large"
          data-cancel
          ?disabled=${this.isBusy}
          @click=${() => void this.#leave(false)}
        >
          ${sayPlan("import.cancel")}
        </button>
      </div>
    </section>`;
  }

  #answered(): TemplateResult {
    const { answer, timeline } = this;
    if (this.trouble !== "") return this.#troubled();
    if (answer === undefined || timeline === undefined || answer.is === "unanswered")
      return html`<p role="status">${sayPlan("import.reading")}</p>`;
    if (answer.is === "refused") return importFaults(answer.faults);
    return html`${answer.statements.length === 0
      ? html`<p>${sayPlan("import.nothing")}</p>`
      : importPlan(answer.statements, timeline)}
    ${answer.notes.map(note => html`<p class="quiet">${note}</p>`)}`;
  }

  #troubled(): TemplateResult {
    return html`<p
      class="refused"
      role="alert"
    >
      ${this.trouble}
    </p>`;
  }

  #exports(): TemplateResult {
    return html`<h3>${sayPlan("export")}</h3>
      ${this.file === undefined && this.trouble !== "" ? this.#troubled() : ""}
      <div class="actions">
        ${(Object.keys(EXPORTS) as Export[]).map(
          form =>
            html`<button
              data-export=${form}
              @click=${() => void exportFile(this.edition, form).catch(() => (this.trouble = say("notSent")))}
            >
              ${sayPlan(`export.${form}`)}
            </button>`,
        )}
      </div>`;
  }

  async #take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const begin = await file.slice(0, 1_000).text();
    await this.#plan({ name: file.name, content: file, type: typeOf(file.name, begin) }, file.size);
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const [file] = event.clipboardData?.files ?? [];
    event.preventDefault();
    if (file !== undefined && text === "") void this.#take(file);
    else if (text.trim() !== "") {
      const chosen = { name: sayPlan("import.pasted"), content: text, type: typeOf("", text) };
      void this.#plan(chosen, new Blob([text]).size);
    }
  }

  async #plan(file: ChosenFile, bytes: number): Promise<void> {
    this.file = file;
    this.answer = undefined;
    this.isDone = false;
    this.trouble = bytes > MOST_BYTES ? sayPlan("import.tooLarge") : "";
    if (this.trouble === "") await this.#ask(file, true);
    await this.#focus("#import-read");
  }

  async #ask(file: ChosenFile, isDryRun: boolean): Promise<void> {
    this.isBusy = true;
    const answer = await importFile(this.edition, this.city || this.#chosenCity, file, isDryRun);
    this.isBusy = false;
    if (answer.is === "unanswered") this.trouble = say("notSent");
    else this.answer = answer;
  }

  async #apply(): Promise<void> {
    this.trouble = "";
    await this.#ask(this.file!, false);
    if (this.trouble === "" && this.answer?.is === "planned") await this.#leave(true);
    else await this.#focus("#import-read");
  }

  async #leave(isDone: boolean): Promise<void> {
    this.isDone = isDone;
    this.file = this.answer = undefined;
    this.trouble = "";
    await this.#focus("input[type=file]");
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define("file-import", FileImport);
