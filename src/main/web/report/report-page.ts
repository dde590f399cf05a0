import { html, type TemplateResult } from "lit";
import type { City, Milestone, Slot, Times, Timeline } from "../feed/document.js";
import { settled } from "../words/isolation.js";
import { shownAs } from "../time/local-time.js";
import { isOver } from "./looking-back.js";
import { faces } from "../moment/moment.js";
import { isKnown, sentence, title } from "../notices/news.js";
import { Page } from "../page/page.js";
import { minutesBetween, minutesLate } from "../programme/programme.js";
import { faceList } from "../moment/rendezvous.js";
import {
  calls,
  course,
  days,
  headcounts,
  punctuality,
  readMilestone,
  readStatements,
  type Course,
  type Said,
} from "./report.js";
import { typed } from "../words/typed.js";
import { offMark, signAndWords, span } from "../programme/slot-words.js";
import { atEnd } from "../page/while-connected.js";
import { age, clockTime, count, dayAndTime, dayName, minutes, say } from "../words/words.js";

const AGAIN_MILLIS = 10_000;

/** What the event was like, to be quoted and printed: it names no person. */
export class ReportPage extends Page {
  #said: Said[] | undefined;
  /** Each shared moment that began, as it was seen when it did. */
  #begun: Record<string, Milestone | undefined> = {};
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

  /** While things are still being said it reads all of it again, now and then. */
  async #read(signal: AbortSignal): Promise<void> {
    const { cursor, timeline } = this.feed.view;
    if (this.#reading || timeline === undefined || cursor === this.#cursor) return;
    this.#reading = true;
    try {
      const said = await readStatements(this.edition);
      const begun = Object.keys(timeline.milestones).map(async id => {
        const { started } = course(id, said);
        return [
          id,
          started === undefined ? undefined : await readMilestone(this.edition, id, started.at),
        ] as const;
      });
      this.#begun = Object.fromEntries(await Promise.all(begun));
      this.#said = said;
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
    const said = this.#said;
    if (timeline === undefined || said === undefined)
      return html`${this.top(say("report"))}
        <main><p class="quiet">${say("connecting")}</p></main>`;
    return html` ${this.top(html`${typed(timeline.edition.title)} · ${say("report")}`)}
      <main class="report">
        ${this.#summary(timeline, said)}
        ${Object.entries(timeline.milestones).map(([id, one]) =>
          this.#moment(timeline, id, one, course(id, said)),
        )}
        <section aria-labelledby="report-cities">
          <h2 id="report-cities">${say("report.plannedActual")}</h2>
          ${Object.entries(timeline.cities).map(([id, city]) => this.#city(id, city))}
        </section>
        ${this.#headcounts(timeline, said)} ${this.#calls(timeline, said)}
        <section aria-labelledby="report-said">
          <h2 id="report-said">${say("report.said")}</h2>
          ${this.#list(
            timeline,
            said.filter(one => one.type !== "headcount"),
          )}
        </section>
      </main>`;
  }

  #summary(timeline: Timeline, said: Said[]): TemplateResult {
    const counted = headcounts(timeline, said);
    const { started, onTime } = punctuality(timeline);
    const wanted = calls(said);
    const longest = Math.max(0, ...wanted.map(one => (one.until ?? this.now) - one.since));
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
                    counted.reduce((sum, one) => sum + one.most, 0),
                  ),
                ]),
          ].join(" · ")}
        </li>
        ${Object.entries(timeline.milestones).map(
          ([id, one]) => html`<li>${this.#howItWent(timeline, id, one, course(id, said))}</li>`,
        )}
        ${started === 0 ? "" : html`<li>${say("report.onTime", { n: onTime, all: started })}</li>`}
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
    const ready = this.#begun[id]?.readyCount ?? milestone.readyCount;
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
    const begun = this.#begun[id];
    const at = told.started === undefined ? this.now : Date.parse(told.started.observedAt);
    return html`<section aria-labelledby="report-${id}">
      <h2 id="report-${id}">${typed(title(milestone.title))}</h2>
      <p>${this.#howItWent(timeline, id, milestone, told)}</p>
      ${begun === undefined
        ? ""
        : html`<h3>${say("report.atStart")}</h3>
            ${faceList(faces(timeline, begun, at), at)}`}
      ${this.#list(timeline, told.events)}
    </section>`;
  }

  #city(id: string, city: City): TemplateResult {
    return html`<section
      class="report-city"
      aria-labelledby="report-city-${id}"
    >
      <h3 id="report-city-${id}">${typed(city.name)} <small>${typed(city.venue)}</small></h3>
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
              ${slots.map(({ slot }) => this.#slot(slot, city.timezone))}
            </tbody>`,
        )}
      </table>
    </section>`;
  }

  #slot(slot: Slot, zone: string): TemplateResult {
    const late =
      slot.planned === undefined || slot.actual?.start === undefined ? undefined : minutesLate(slot);
    return html`<tr class=${slot.state}>
      <th scope="row">${typed(slot.title)}</th>
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

  #headcounts(timeline: Timeline, said: Said[]): TemplateResult | string {
    const counted = headcounts(timeline, said);
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
                    <th scope="row">${typed(timeline.cities[city]?.name ?? city)}</th>
                    <td>${most}</td>
                    <td>${last}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`;
  }

  #calls(timeline: Timeline, said: Said[]): TemplateResult | string {
    const wanted = calls(said);
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
                one =>
                  html`<tr>
                    <th scope="row">${typed(timeline.cities[one.city]?.name ?? one.city)}</th>
                    <td dir="auto">${settled(one.text)}</td>
                    <td>${dayAndTime(one.since, timeline.edition.timezone)}</td>
                    <td>${one.until === undefined ? say("report.stillOpen") : age(one.until - one.since)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`;
  }

  /** In the order in which it happened, under the days. */
  #list(timeline: Timeline, all: Said[]): TemplateResult {
    const zone = timeline.edition.timezone;
    const said = all.filter(isKnown);
    if (said.length === 0) return html`<p class="quiet">${say("noNews")}</p>`;
    return html`${[...Map.groupBy(said, one => dayName(Date.parse(one.observedAt), zone))].map(
      ([day, ofDay]) =>
        html` <h3>${day}</h3>
          <ol class="report-list">
            ${ofDay.map(
              one =>
                html` <li>
                  <time datetime=${one.observedAt}>${clockTime(Date.parse(one.observedAt), zone)}</time>
                  <span
                    >${sentence(one, timeline)}${one.type === "ready" && one.text !== undefined
                      ? html` <i>${typed(one.text)}</i>`
                      : ""}</span
                  >
                </li>`,
            )}
          </ol>`,
    )}`;
  }
}

/** From left to right in every language, as clocks are. */
function times({ start, end }: Times, zone: string): TemplateResult {
  return html`<bdi dir="ltr">${span(start, end, zone)}</bdi>`;
}

customElements.define("report-page", ReportPage);
