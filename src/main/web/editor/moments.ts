import { html, LitElement, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { announcedNow, type AnnouncedMoment, type AnnouncedNow } from "./announced-now.js";
import { changedMembers, fieldsOf, idFor, newFields, type MomentFields } from "./moment-members.js";
import { momentForm, type Fault } from "./moment-form.js";
import { decide, type Answer, type Decision } from "../control/decisions.js";
import type { Timeline } from "../feed/document.js";
import { titleText } from "../notices/page-notices.js";
import { WhileConnected } from "../page/while-connected.js";
import { sayPlan } from "../words/editor-words.js";
import { dayAndTime, list, minutes, say, wording } from "../words/words.js";

/** The form that is open. */
interface Open {
  /** Empty for a new moment. */
  id: string;
  /** What was announced when it was opened, and the cursor of that. */
  base: MomentFields | undefined;
  seen: string;
  typed: MomentFields;
  faults: readonly Fault[];
  refusal?: string | undefined;
}

const BETWEEN_READS_MILLIS = 1_000;
const AFTER_FAILURE_MILLIS = 5_000;

/**
 * The moments that the cities share, for coordinators: each with a form in which any part of it is announced
 * anew, and one for another moment. What a colleague announced meanwhile is not overwritten unseen.
 */
class SharedMoments extends LitElement {
  static override properties = { timeline: { attribute: false } };
  edition = "";
  declare timeline: Timeline | undefined;
  /** The server's clock. */
  clock: { now(): number } = Date;
  #announced: AnnouncedNow | undefined;
  #open: Open | undefined;
  #isSending = false;
  #isReading = false;
  /** The moment that is about to be taken out, once it was asked about again. */
  #removing: string | undefined;
  #said = "";
  /** What of the document it was read for: a change of any moment is told by it. */
  #readFor: unknown[] = [];
  #signal: AbortSignal | undefined;

  constructor() {
    super();
    new WhileConnected(this, signal => {
      this.#signal = signal;
      this.#isReading = false;
      this.#readFor = [];
      this.requestUpdate();
    });
  }

  override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    if (this.timeline === undefined || this.#isReading) return;
    const { milestones, cities, edition } = this.timeline;
    const shown = [milestones, Object.keys(cities).join(), edition];
    if (shown.every((part, i) => part === this.#readFor[i])) return;
    this.#readFor = shown;
    this.#isReading = true;
    void this.#read().then(
      () => this.#rest(BETWEEN_READS_MILLIS),
      () => {
        this.#readFor = [];
        this.#rest(AFTER_FAILURE_MILLIS);
      },
    );
  }

  async #read(): Promise<void> {
    this.#announced = await announcedNow(this.edition);
    this.requestUpdate();
  }

  #rest(millis: number): void {
    const again = setTimeout(() => {
      this.#isReading = false;
      this.requestUpdate();
    }, millis);
    this.#signal?.addEventListener("abort", () => clearTimeout(again), { once: true });
  }

  override render() {
    const edition = this.#announced?.edition;
    if (edition === undefined) return html`<p class="quiet">${say("connecting")}</p>`;
    const moments = Object.entries(edition.milestones).sort(
      ([, one], [, other]) => Date.parse(one.at) - Date.parse(other.at),
    );
    return html`<p
        class="spoken"
        role="status"
      >
        ${this.#said}
      </p>
      <ul class="moments">
        ${repeat(
          moments,
          ([id]) => id,
          ([id, moment]) => html`<li class="card">${this.#moment(id, moment)}</li>`,
        )}
      </ul>
      ${this.#open?.id === ""
        ? html`<div class="card">
            <h3>${sayPlan("moments.new")}</h3>
            ${this.#form(this.#open)}
          </div>`
        : html`<p>
            <button
              data-moment=""
              @click=${() => this.#begin("", newFields(edition.from))}
            >
              ${sayPlan("moments.new")}
            </button>
          </p>`}`;
  }

  #moment(id: string, moment: AnnouncedMoment): TemplateResult {
    const zone = this.#announced!.edition.timezone;
    const isOpen = this.#open?.id === id;
    return html`<div class="moment-line">
        <div>
          <h3>${titleText(moment.title)}</h3>
          <p class="quiet">
            ${dayAndTime(Date.parse(moment.at), zone)} ·
            ${lasting(moment, zone)}${wording.comma}${this.#who(moment)}
          </p>
        </div>
        ${isOpen
          ? ""
          : html`<button
              data-moment=${id}
              aria-label=${say("about", {
                what: sayPlan("moments.change"),
                detail: wording.title(moment.title),
              })}
              @click=${() => this.#begin(id, fieldsOf(moment, zone))}
            >
              ${sayPlan("moments.change")}
            </button>`}
      </div>
      ${isOpen ? this.#form(this.#open!) : ""}`;
  }

  #who({ cities }: AnnouncedMoment): string {
    if (cities === "all") return sayPlan("moments.all");
    const { cities: known } = this.#announced!.edition;
    return list(cities.map(city => known[city]?.name ?? city));
  }

  #form(open: Open): TemplateResult {
    const { edition } = this.#announced!;
    return html`${open.refusal === undefined
      ? ""
      : html`<p
          class="refused"
          role="alert"
        >
          ${open.refusal}
        </p>`}
    ${momentForm(
      {
        id: open.id,
        fields: open.typed,
        meanwhile: this.#meanwhile(open),
        faults: open.faults,
        languages: edition.languages,
        from: edition.from,
        to: edition.to,
        cities: Object.entries(edition.cities).map(([id, { name }]) => ({ id, name })),
        isSending: this.#isSending,
        send: fields => void this.#send(open, fields),
        leave: () => this.#close(),
      },
      open.id === "" ? "" : this.#removal(open),
    )}`;
  }

  /** Draws the way to take a moment out, behind a fold, which asks once more. */
  #removal(open: Open): TemplateResult {
    const name = wording.title(this.#announced!.edition.milestones[open.id]?.title ?? {});
    if (this.#removing !== open.id)
      return html`<details class="apart">
        <summary>${say("control.apart")}</summary>
        <button
          type="button"
          class="danger"
          @click=${() => this.#ask(open.id)}
        >
          ${sayPlan("moments.remove")}
        </button>
      </details>`;
    return html`<div
      class="card asked"
      role="group"
      aria-labelledby="removing"
    >
      <p id="removing">${sayPlan("moments.removeMeans", { milestone: name })}</p>
      <div class="pair">
        <button
          type="button"
          @click=${() => this.#ask(undefined)}
        >
          ${say("leaveIt")}</button
        ><button
          type="button"
          class="danger"
          ?disabled=${this.#isSending}
          @click=${() => void this.#decide(open, { type: "milestone.removed", milestone: open.id })}
        >
          ${sayPlan("moments.removeYes")}
        </button>
      </div>
    </div>`;
  }

  #ask(id: string | undefined): void {
    this.#removing = id;
    this.requestUpdate();
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(id === undefined ? ".apart summary" : ".asked button")?.focus(),
    );
  }

  /** Lists what is announced by now of what was not so when the form was opened. */
  #meanwhile({ id, base }: Open): Map<string, string> {
    const { edition } = this.#announced!;
    const moment = edition.milestones[id];
    if (moment === undefined || base === undefined) return new Map();
    const changes = changedMembers(base, fieldsOf(moment, edition.timezone), edition.timezone);
    return new Map(Object.keys(changes).map(member => [member, this.#words(moment, member)]));
  }

  #words(moment: AnnouncedMoment, member: string): string {
    switch (member) {
      case "title":
        return wording.title(moment.title);
      case "at":
        return dayAndTime(Date.parse(moment.at), this.#announced!.edition.timezone);
      case "cities":
        return this.#who(moment);
      case "checks":
        return list(moment.checks ?? []);
      default:
        return String(moment[member as "room" | "quorum" | "duration" | "opens"] ?? "–");
    }
  }

  #begin(id: string, fields: MomentFields): void {
    this.#said = "";
    this.#open = {
      id,
      base: id === "" ? undefined : fields,
      seen: this.#announced!.cursor,
      typed: fields,
      faults: [],
    };
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".moment-form input")?.focus());
  }

  #close(said = ""): void {
    const id = this.#open?.id ?? "";
    this.#open = undefined;
    this.#removing = undefined;
    this.#said = said;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const [own, any] = [`[data-moment="${CSS.escape(id)}"]`, "[data-moment]"];
      (this.querySelector<HTMLElement>(own) ?? this.querySelector<HTMLElement>(any))?.focus();
    });
  }

  async #send(open: Open, typed: MomentFields): Promise<void> {
    const { edition } = this.#announced!;
    const members = changedMembers(open.base, typed, edition.timezone);
    if (Object.keys(members).length === 0) return this.#close();
    this.#open = { ...open, typed };
    const milestone = open.id === "" ? idFor(anyOf(typed.title), Object.keys(edition.milestones)) : open.id;
    await this.#decide({ ...open, typed }, { type: "milestone.changed", milestone, ...members });
  }

  async #decide(open: Open, decision: Decision): Promise<void> {
    this.#isSending = true;
    this.#removing = undefined;
    this.requestUpdate();
    const now = Math.floor(this.clock.now());
    const answer = await decide(this.edition, decision, open.seen, now).catch(
      (): Answer => ({ refusal: say("notSent") }),
    );
    this.#isSending = false;
    await this.#read().catch(() => undefined);
    if (answer.cursor !== undefined) return this.#close(sayPlan("moments.published"));
    await this.#refuse(open, answer);
  }

  /** Shows what is wrong where it is wrong; what concerns no field stands above the form. */
  async #refuse(open: Open, { refusal, problem }: Extract<Answer, { refusal: string }>): Promise<void> {
    const faults = (problem?.errors ?? []).map(({ pointer = "", detail }) => ({ pointer, detail }));
    const atFields = faults.filter(({ pointer }) => FIELDS.has(pointer.split("/")[1] ?? ""));
    this.#open = {
      ...open,
      // Whoever publishes once more has seen what a colleague did.
      seen: this.#announced!.cursor,
      faults: atFields,
      refusal: atFields.length === faults.length && faults.length > 0 ? undefined : refusal,
    };
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.moment-form [aria-invalid="true"]')?.focus();
  }
}

const FIELDS = new Set(["title", "at", "duration", "opens", "room", "cities", "quorum", "checks"]);

function anyOf(title: Record<string, string>): string {
  return Object.values(title).find(words => words.trim() !== "") ?? "";
}

function lasting(moment: AnnouncedMoment, zone: string): string {
  return minutes(Number(fieldsOf(moment, zone).duration));
}

customElements.define("shared-moments", SharedMoments);
