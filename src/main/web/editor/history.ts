import { html, LitElement, type TemplateResult } from "lit";
import { changeList } from "./change-lines.js";
import { cellText, type Vocabulary } from "./plan-cells.js";
import { isSlot, type Line, type Lines } from "./plan-lines.js";
import { changesBetween } from "./plan-merge.js";
import { titleIn } from "./plan-titles.js";
import { vocabulary } from "./plan-words.js";
import { readVersions } from "./version-reader.js";
import type { Version } from "./versions.js";
import { authorOf } from "../control/journal-words.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { titleText } from "../notices/page-notices.js";
import { WhileConnected } from "../page/while-connected.js";
import { sayPlan } from "../words/editor-words.js";
import { userText } from "../words/user-text.js";
import { dayAndTime, say } from "../words/words.js";

const BETWEEN_READS_MILLIS = 1_000;
const AFTER_FAILURE_MILLIS = 5_000;

/**
 * The versions of a city's programme: when each was published and by whom, and what it changed. Each can be
 * looked at as it was then, and taken into the draft.
 */
class ProgrammeHistory extends LitElement {
  static override properties = { timeline: { attribute: false }, city: { attribute: false } };
  edition = "";
  declare city: string;
  declare timeline: Timeline | undefined;
  /** Takes a programme into the draft. */
  restore: (programme: Lines) => void = () => {};
  #versions: Version[] | undefined;
  /** The position of the version that is looked at. */
  #opened: number | undefined;
  #isReading = false;
  /** What of the document it was read for: every statement of a city changes what the document has of it. */
  #readFor: unknown[] = [];
  #signal: AbortSignal | undefined;

  constructor() {
    super();
    this.city = "";
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
    const { timeline, city } = this;
    if (timeline === undefined || city === "" || this.#isReading) return;
    const shown = [city, timeline.cities[city], noticesOf(timeline, city)];
    if (shown.every((part, i) => part === this.#readFor[i])) return;
    if (city !== this.#readFor[0]) this.#versions = this.#opened = undefined;
    this.#readFor = shown;
    this.#isReading = true;
    void this.#read(city).then(
      () => this.#rest(BETWEEN_READS_MILLIS),
      () => {
        this.#readFor = [];
        this.#rest(AFTER_FAILURE_MILLIS);
      },
    );
  }

  async #read(city: string): Promise<void> {
    const versions = await readVersions(this.edition, city);
    if (city === this.city) this.#versions = versions;
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
    const { timeline } = this;
    if (timeline === undefined || this.#versions === undefined)
      return html`<p class="quiet">${say("connecting")}</p>`;
    if (this.#versions.length === 0) return html`<p class="quiet">${sayPlan("history.none")}</p>`;
    const words = vocabulary(timeline);
    return html`<ol class="versions">
      ${this.#versions.map(version => this.#version(version, timeline, words))}
    </ol>`;
  }

  #version(version: Version, timeline: Timeline, words: Vocabulary): TemplateResult {
    const { line, before, programme } = version;
    const zone = timeline.cities[this.city]?.timezone ?? timeline.edition.timezone;
    const when = line === undefined ? sayPlan("history.beginning") : dayAndTime(Date.parse(line.at), zone);
    const isOpen = this.#opened === version.seq;
    const look = sayPlan(isOpen ? "history.close" : "history.open");
    return html`<li class="card ${version.isTakenBack ? "taken-back" : ""}">
      <p>
        <strong>${when}</strong>
        ${line === undefined ? "" : html`<small>${authorOf(line, timeline)}</small>`}
        ${version.isNow ? html`<em>${sayPlan("history.now")}</em>` : ""}
        ${version.isTakenBack ? html`<em>${say("post.undone")}</em>` : ""}
      </p>
      ${line === undefined
        ? ""
        : changeList(changesBetween(before, programme), titleIn(before, programme), words)}
      <div class="actions">
        <button
          aria-expanded=${isOpen ? "true" : "false"}
          aria-label=${say("about", { what: look, detail: when })}
          @click=${() => this.#look(isOpen ? undefined : version.seq)}
        >
          ${look}
        </button>
        ${version.isNow
          ? ""
          : html`<button
              aria-label=${say("about", { what: sayPlan("history.restore"), detail: when })}
              @click=${() => this.restore(programme)}
            >
              ${sayPlan("history.restore")}
            </button>`}
      </div>
      ${isOpen
        ? html`<ol class="then">
            ${programme.map(item => this.#line(item, timeline, words))}
          </ol>`
        : ""}
    </li>`;
  }

  #line(line: Line, timeline: Timeline, words: Vocabulary): TemplateResult {
    if (!isSlot(line)) {
      const moment = timeline.milestones[line.milestone];
      return html`<li class="shared">
        ${moment === undefined ? userText(line.milestone) : titleText(moment.title)}
      </li>`;
    }
    const lang = writtenLanguage(timeline, this.city);
    const hours = [cellText(line, "from", words), cellText(line, "to", words)].filter(text => text !== "");
    return html`<li>
      <small>${cellText(line, "day", words)} <bdi>${hours.join("–")}</bdi></small>
      ${userText(line.title, lang)}
      ${line.place === undefined ? "" : html`<small>${userText(line.place, lang)}</small>`}
    </li>`;
  }

  #look(seq: number | undefined): void {
    this.#opened = seq;
    this.requestUpdate();
  }
}

/** Lists the positions of a city's notices: one of them goes when it is taken back. */
function noticesOf({ notices }: Timeline, city: string): string {
  return Object.entries(notices)
    .filter(([, notice]) => notice.city === city)
    .map(([seq]) => seq)
    .join();
}

customElements.define("programme-history", ProgrammeHistory);
