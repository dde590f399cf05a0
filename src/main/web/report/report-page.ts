import { html, type TemplateResult } from "lit";
import type { City, Milestone, Slot, Times, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { shownAs } from "../time/local-time.js";
import { announcedHistory } from "./announced-history.js";
import { histories, type CityHistory } from "./first-and-last.js";
import { isOver } from "./report-links.js";
import { faces, type Face } from "../moment/moment.js";
import { isKnown, markedSentence, title, titleText } from "../notices/page-notices.js";
import { Page } from "../page/page.js";
import { minutesBetween, minutesLate } from "../programme/programme.js";
import { roll } from "../moment/roll-view.js";
import type { Predictions } from "./predictions.js";
import { predictionScores } from "./predictions-view.js";
import {
  calls,
  courseOf,
  days,
  headcounts,
  punctuality,
  readFirstAndLast,
  readMilestone,
  readPredictions,
  readStatements,
  type Course,
  type Statement,
} from "./report.js";
import { userText } from "../words/user-text.js";
import { offMark, signAndWords, span } from "../programme/slot-words.js";
import { atEnd } from "../page/while-connected.js";
import { count, say } from "../words/other-words.js";
import { age, clockTime, dayAndTime, dayName, minutes } from "../words/words.js";

const AGAIN_MILLIS = 10_000;

/** The report of an event, to be quoted and printed: it names no person. */
export class ReportPage extends Page {
  #statements: Statement[] | undefined;
  /** Each shared moment that began, as it was shown when it began. */
  #atStart: Record<string, Milestone | undefined> = {};
  /** What was announced differently in the end. */
  #histories: CityHistory[] = [];
  #predictions: Predictions | undefined;
  #cursor: string | undefined;
  #reading = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    this.feed.addEventListener("change", () => void this.#read(signal), { signal });
    atEnd(signal, () => {
      clearTimeout(this.#again);
      this.#reading = false;
    });
    void this.#read(signal);
  }

  /** Reads all statements, again now and then while new ones arrive. */
  async #read(signal: AbortSignal): Promise<void> {
    const { cursor, timeline } = this.feed.view;
    if (this.#reading || timeline === undefined || cursor === this.#cursor) return;
    this.#reading = true;
    try {
      const statements = await readStatements(this.edition);
      const begun = Object.keys(timeline.milestones).map(async id => {
        const { started } = courseOf(id, statements);
        return [
          id,
          started === undefined ? undefined : await readMilestone(this.edition, id, started.at),
        ] as const;
      });
      this.#histories = histories(...(await readFirstAndLast(this.edition)));
      this.#predictions = await readPredictions(this.edition);
      this.#atStart = Object.fromEntries(await Promise.all(begun));
      this.#statements = statements;
      this.#cursor = cursor;
      this.requestUpdate();
    } catch (failure) {
      console.warn("the report cannot be read yet", failure);
    }
    if (signal.aborted) return;
    this.#again = setTimeout(() => {
      this.#reading = false;
      void this.#read(signal);
    }, AGAIN_MILLIS);
  }

  override render() {
    const { timeline } = this.feed.view;
    const statements = this.#statements;
    if (timeline === undefined || statements === undefined)
      return html`${this.top(say("report"))}
        <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
    return html`${this.top(
        html`${userText(timeline.edition.title, writtenLanguage(timeline))} · ${say("report")}`,
      )}
      <main class="report">
        ${this.#summary(timeline, statements)}
        ${Object.entries(timeline.milestones).map(([id, milestone]) =>
          this.#moment(timeline, id, milestone, courseOf(id, statements)),
        )}
        <section aria-labelledby="report-cities">
          <h2 id="report-cities">${say("report.plannedActual")}</h2>
          ${Object.entries(timeline.cities).map(([id, city]) => this.#city(id, city))}
        </section>
        ${this.#predictions === undefined ? "" : predictionScores(this.#predictions, timeline)}
        ${announcedHistory(this.#histories, timeline)} ${this.#headcounts(timeline, statements)}
        ${this.#calls(timeline, statements)}
        <section aria-labelledby="report-said">
          <h2 id="report-said">${say("report.said")}</h2>
          ${this.#list(
            timeline,
            statements.filter(statement => statement.type !== "headcount"),
          )}
        </section>
      </main>`;
  }

  #summary(timeline: Timeline, statements: Statement[]): TemplateResult {
    const counted = headcounts(timeline, statements);
    const { started, onTime } = punctuality(timeline);
    const wanted = calls(statements);
    const otherwise = this.#histories.reduce((sum, { slots }) => sum + slots.length, 0);
    const longest = Math.max(0, ...wanted.map(call => (call.until ?? this.now) - call.since));
    return html`<section class="report-summary">
      ${isOver(timeline, this.now)
        ? ""
        : html`<p class="quiet">
            ${say("report.soFar", { at: dayAndTime(this.now, timeline.edition.timezone) })}
          </p>`}
      <ul>
        <li>
          ${[
            count("report.cities", Object.keys(timeline.cities).length),
            ...(counted.length === 0
              ? []
              : [
                  count(
                    "people",
                    counted.reduce((sum, city) => sum + city.most, 0),
                  ),
                ]),
          ].join(" · ")}
        </li>
        ${Object.entries(timeline.milestones).map(
          ([id, milestone]) =>
            html`<li>${this.#howItWent(timeline, id, milestone, courseOf(id, statements))}</li>`,
        )}
        ${started === 0 ? "" : html`<li>${say("report.onTime", { n: onTime, all: started })}</li>`}
        ${otherwise === 0 ? "" : html`<li>${count("report.announcedOtherwise", otherwise)}</li>`}
        <li>
          ${wanted.length === 0
            ? say("report.noCalls")
            : html`${count("report.calls", wanted.length)} ${say("report.longest", { age: age(longest) })}`}
        </li>
      </ul>
      <button
        class="report-print"
        @click=${() => print()}
      >
        ${say("report.print")}
      </button>
    </section>`;
  }

  #howItWent(
    timeline: Timeline,
    id: string,
    milestone: Milestone,
    { started, ended, held, postponed }: Course,
  ): string {
    const zone = timeline.edition.timezone;
    const name = { milestone: title(milestone.title) };
    const before = [
      ...(held === 0 ? [] : [count("report.held", held)]),
      ...(postponed === 0 ? [] : [count("report.postponed", postponed)]),
    ];
    if (started === undefined) {
      return [
        say(milestone.state === "cancelled" ? "report.cancelled" : "report.notStarted", name),
        ...before,
      ].join(" ");
    }
    const at = Date.parse(started.observedAt);
    const late = minutesBetween(Date.parse(milestone.planned), at);
    const ready = this.#atStart[id]?.readyCount ?? milestone.readyCount;
    return [
      say(late > 0 ? "report.startedLate" : late < 0 ? "report.startedEarly" : "report.startedOnTime", {
        ...name,
        at: dayAndTime(at, zone),
        by: minutes(Math.abs(late)),
      }),
      count("report.ready", ready),
      ...before,
      ...(ended === undefined
        ? []
        : [say("report.ended", { at: clockTime(Date.parse(ended.observedAt), zone) })]),
    ].join(" ");
  }

  #moment(timeline: Timeline, id: string, milestone: Milestone, told: Course): TemplateResult {
    const begun = this.#atStart[id];
    const at = told.started === undefined ? this.now : Date.parse(told.started.observedAt);
    return html`<section aria-labelledby="report-${id}">
      <h2 id="report-${id}">${titleText(milestone.title)}</h2>
      <p>${this.#howItWent(timeline, id, milestone, told)}</p>
      ${begun === undefined
        ? ""
        : html`<h3>${say("report.atStart")}</h3>
            ${roll(facesThen(timeline, begun, at), at)}`}
      ${this.#list(timeline, told.events)}
    </section>`;
  }

  #city(id: string, city: City): TemplateResult {
    return html`<section
      class="report-city"
      aria-labelledby="report-city-${id}"
    >
      <h3 id="report-city-${id}">${userText(city.name)} <small>${userText(city.venue, city.lang)}</small></h3>
      <table>
        <thead>
          <tr>
            ${(["slot", "announced", "actual", "lateness"] as const).map(
              key => html`<th scope="col">${say(key)}</th>`,
            )}
          </tr>
        </thead>
        ${days(city).map(
          ([day, slots]) =>
            html`<tbody>
              <tr>
                <th
                  colspan="4"
                  scope="rowgroup"
                >
                  ${dayName(shownAs(day), "UTC")}
                </th>
              </tr>
              ${slots.map(({ slot }) => this.#slot(slot, city))}
            </tbody>`,
        )}
      </table>
    </section>`;
  }

  #slot(slot: Slot, city: City): TemplateResult {
    const zone = city.timezone;
    const late =
      slot.planned === undefined || slot.actual?.start === undefined ? undefined : minutesLate(slot);
    return html`<tr class=${slot.state}>
      <th scope="row">${userText(slot.title, city.lang)}</th>
      <td>
        ${slot.planned === undefined ? `${say(`part.${slot.part ?? "day"}`)}` : times(slot.planned, zone)}
      </td>
      <td>
        ${slot.actual === undefined || slot.state === "skipped"
          ? say(`slot.${slot.state}`)
          : times(slot.actual, zone)}
      </td>
      <td>
        ${late === undefined
          ? signAndWords("–", say("report.notKnown"))
          : late === 0
            ? say("onTime")
            : offMark(late)}
      </td>
    </tr>`;
  }

  #headcounts(timeline: Timeline, statements: Statement[]): TemplateResult | string {
    const counted = headcounts(timeline, statements);
    return counted.length === 0
      ? ""
      : html`<section aria-labelledby="report-people">
          <h2 id="report-people">${say("report.headcounts")}</h2>
          <p class="quiet">${say("report.headcountsMean")}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">${say("city")}</th>
                <th scope="col">${say("report.most")}</th>
                <th scope="col">${say("report.last")}</th>
              </tr>
            </thead>
            <tbody>
              ${counted.map(
                ({ city, most, last }) =>
                  html`<tr>
                    <th scope="row">${userText(timeline.cities[city]?.name ?? city)}</th>
                    <td>${most}</td>
                    <td>${last}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`;
  }

  #calls(timeline: Timeline, statements: Statement[]): TemplateResult | string {
    const wanted = calls(statements);
    return wanted.length === 0
      ? ""
      : html`<section aria-labelledby="report-calls">
          <h2 id="report-calls">${say("report.helpCalls")}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">${say("city")}</th>
                <th scope="col">${say("report.wanted")}</th>
                <th scope="col">${say("report.since")}</th>
                <th scope="col">${say("report.openFor")}</th>
              </tr>
            </thead>
            <tbody>
              ${wanted.map(
                call =>
                  html`<tr>
                    <th scope="row">${userText(timeline.cities[call.city]?.name ?? call.city)}</th>
                    <td>${userText(call.text, timeline.cities[call.city]?.lang)}</td>
                    <td>${dayAndTime(call.since, timeline.edition.timezone)}</td>
                    <td>
                      ${call.until === undefined ? say("report.stillOpen") : age(call.until - call.since)}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`;
  }

  /** Lists statements in the order in which they happened, under their days. */
  #list(timeline: Timeline, all: Statement[]): TemplateResult {
    const zone = timeline.edition.timezone;
    const known = all.filter(isKnown);
    if (known.length === 0) return html`<p class="quiet">${say("noNews")}</p>`;
    return html`${[...Map.groupBy(known, statement => dayName(Date.parse(statement.observedAt), zone))].map(
      ([day, ofDay]) =>
        html`<h3>${day}</h3>
          <ol class="report-list">
            ${ofDay.map(
              statement =>
                html`<li>
                  <time datetime=${statement.observedAt}
                    >${clockTime(Date.parse(statement.observedAt), zone)}</time
                  >
                  <span
                    >${markedSentence(statement, timeline)}${statement.type === "ready" &&
                    statement.text !== undefined
                      ? html` <i>${userText(statement.text, writtenLanguage(timeline, statement.city))}</i>`
                      : ""}</span
                  >
                </li>`,
            )}
          </ol>`,
    )}`;
  }
}

/** Writes two times from left to right in every language, as clocks are. */
function times({ start, end }: Times, zone: string): TemplateResult {
  return html`<bdi dir="ltr">${span(start, end, zone)}</bdi>`;
}

/** Lists who was there: who has gone home since had only not answered then. */
function facesThen(timeline: Timeline, milestone: Milestone, at: number): Face[] {
  return faces(timeline, milestone, at).map(face =>
    face.answer === "gone" ? { ...face, answer: "unknown" } : face,
  );
}

customElements.define("report-page", ReportPage);
