import { html, LitElement, type TemplateResult } from "lit";
import { agenda, type Day, type Entry, type Hour } from "./agenda.js";
import { kindName, kindSign } from "./slot-kinds.js";
import type { Milestone, Slot, Timeline } from "../feed/document.js";
import { stateOf } from "../moment/moment.js";
import { readyCount } from "../moment/moment-view.js";
import { title } from "../notices/page-notices.js";
import { minutesLate, WORTH_NOTICE_MINUTES } from "../programme/programme.js";
import { describe, offMark, placeOf } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { clockTime, dayAndTime, dayName, isolated, say } from "../words/words.js";

/**
 * The weekend as a list for a phone: it opens at now, with the past folded, and goes on by day and hour. Each
 * line opens to all that is known of it.
 */
class TimelineAgenda extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    now: { attribute: false },
    only: { state: true },
  };
  declare timeline: Timeline;
  /** By the minute: nothing here changes with each second. */
  declare now: number;
  /** The city that is shown alone; empty for all. */
  declare only: string;
  readonly #opened = new Set<string>();

  constructor() {
    super();
    this.only = "";
  }

  override createRenderRoot() {
    return this;
  }

  override render() {
    const { timeline, now } = this;
    const shown = agenda(timeline, now, this.only in timeline.cities ? this.only : undefined);
    return html`${this.#cities()}
      ${shown.pastCount === 0
        ? ""
        : html`<details class="earlier">
            <summary>${say("past", { n: shown.pastCount })}</summary>
            ${this.#days(shown.past, shown.zone)}
          </details>`}
      <section
        class="agenda-day now"
        aria-labelledby="agenda-now"
      >
        <h2 id="agenda-now">${say("now")} <time>${clockTime(now, shown.zone)}</time></h2>
        ${shown.current.length === 0
          ? html`<p class="quiet">${say("nothingOn")}</p>`
          : this.#entries(shown.current)}
      </section>
      ${shown.coming.length === 0
        ? html`<p class="quiet">${say("nothingComes")}</p>`
        : this.#days(shown.coming, shown.zone)}`;
  }

  /** Lets the reader choose one city. */
  #cities(): TemplateResult {
    return html`<label class="choose-city"
      ><span>${say("city")}</span>
      <select @change=${this.#choose}>
        <option value="">${say("allCities")}</option>
        ${Object.entries(this.timeline.cities).map(
          ([id, { name }]) =>
            html`<option
              value=${id}
              .selected=${id === this.only}
            >
              ${isolated(name)}
            </option>`,
        )}
      </select></label
    >`;
  }

  #days(days: Day[], zone: string): TemplateResult[] {
    return days.map(
      day =>
        html`<section class="agenda-day">
          <h2>${dayName(day.at, zone)}</h2>
          <ol class="hours">
            ${day.hours.map(hour => html`<li>${this.#when(hour, zone)} ${this.#entries(hour.entries)}</li>`)}
          </ol>
        </section>`,
    );
  }

  #when({ at, part }: Hour, zone: string): TemplateResult {
    return html`<time>${part === undefined ? clockTime(at, zone) : say(`part.${part}`)}</time>`;
  }

  #entries(entries: Entry[]): TemplateResult {
    return html`<ul>
      ${entries.map(
        entry =>
          html`<li>
            ${entry.kind === "slot" ? this.#slot(entry) : this.#moment(entry.id, entry.milestone)}
          </li>`,
      )}
    </ul>`;
  }

  #slot({ id, slot, city }: Extract<Entry, { kind: "slot" }>): TemplateResult {
    return html`<details
      class=${slot.state}
      .open=${this.#opened.has(id)}
      @toggle=${(event: Event) => this.#toggled(id, event)}
    >
      <summary>
        ${kindSign(slot.kind)}
        <span class="what"
          >${userText(slot.title, city.lang)} ${placeOf(slot, city.lang)} ${lateness(slot)}</span
        >
        ${this.only === "" ? html`<small>${userText(city.name)}</small>` : ""}
      </summary>
      <p>${[kindName(slot.kind), ...describe(slot, city, this.now), isolated(city.venue)].join(" · ")}</p>
    </details>`;
  }

  #moment(id: string, milestone: Milestone): TemplateResult {
    const zone = this.timeline.edition.timezone;
    const state = stateOf(milestone, this.now);
    return html`<details
      class="together ${state}"
      .open=${this.#opened.has(id)}
      @toggle=${(event: Event) => this.#toggled(id, event)}
    >
      <summary>
        <span class="what">${userText(title(milestone.title))}</span>
        <small>${say(`milestone.${state}`)}</small>
      </summary>
      <p>${dayAndTime(Date.parse(milestone.expected), zone)} · ${readyCount(milestone)}</p>
    </details>`;
  }

  /** Keeps a line open while it moves from what comes to what is on. */
  #toggled(id: string, event: Event): void {
    if ((event.currentTarget as HTMLDetailsElement).open) this.#opened.add(id);
    else this.#opened.delete(id);
    this.requestUpdate();
  }

  readonly #choose = (event: Event): void => {
    this.only = (event.target as HTMLSelectElement).value;
  };
}
customElements.define("timeline-agenda", TimelineAgenda);

function lateness(slot: Slot): TemplateResult | string {
  const minutes = minutesLate(slot);
  return Math.abs(minutes) < WORTH_NOTICE_MINUTES ? "" : html`<em class="late">${offMark(minutes)}</em>`;
}
