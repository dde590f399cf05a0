import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { minutesBetween } from "../programme/programme.js";
import { offMark } from "../programme/slot-words.js";
import { titleText } from "../notices/page-notices.js";
import { turnText } from "../turns/turn-name.js";
import { count, say } from "../words/other-words.js";
import { userText } from "../words/user-text.js";
import { clockTime, dayAndTime, minutes, say as sayShared } from "../words/words.js";
import {
  byStart,
  MINUTES_AHEAD,
  percent,
  slotOf,
  type MissedStart,
  type Missed,
  type Predictions,
  type Score,
  type ScoresAhead,
} from "./predictions.js";

/** Draws how many starts came as predicted, city by city, and which did not. */
export function predictionScores(
  { ahead, cities, missed }: Predictions,
  timeline: Timeline,
): TemplateResult | string {
  if (ahead["10"].starts + ahead["30"].starts === 0) return "";
  const starts = byStart(missed);
  return html`<section
    class="report-predictions"
    aria-labelledby="report-predictions"
  >
    <h2 id="report-predictions">${say("report.predictions")}</h2>
    <p class="quiet">${say("report.predictionsMean")}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${say("city")}</th>
          ${MINUTES_AHEAD.map(
            before => html`<th scope="col">${say("report.ahead", { by: minutes(Number(before)) })}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${Object.entries(timeline.cities)
          .filter(([id]) => cities[id] !== undefined)
          .map(([id, city]) => scoresRow(userText(city.name), cities[id]!))}
        ${scoresRow(sayShared("allCities"), ahead)}
      </tbody>
    </table>
    ${starts.length === 0 ? "" : missedStarts(starts, timeline)}
  </section>`;
}

function scoresRow(name: TemplateResult | string, scores: ScoresAhead): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${MINUTES_AHEAD.map(before => html`<td>${score(scores[before])}</td>`)}
  </tr>`;
}

function score({ starts, predicted, expected }: Score): TemplateResult | string {
  const came = percent(predicted, starts);
  if (came === undefined) return "–";
  return html`${say("report.asPredicted", { percent: came, n: predicted, all: starts })}
    <small>${say("report.asExpected", { percent: percent(expected, starts)! })}</small>`;
}

function missedStarts(starts: MissedStart[], timeline: Timeline): TemplateResult {
  return html`<details class="report-missed">
    <summary>${count("report.missed", starts.length)}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${say("slot")}</th>
          <th scope="col">${say("actual")}</th>
          <th scope="col">${say("report.predicted")}</th>
        </tr>
      </thead>
      <tbody>
        ${starts.map(start => missedStart(start, timeline))}
      </tbody>
    </table>
  </details>`;
}

function missedStart({ first, said }: MissedStart, timeline: Timeline): TemplateResult {
  const city = timeline.cities[first.city ?? ""];
  const zone = slotOf(first, timeline) === undefined ? timeline.edition.timezone : city!.timezone;
  return html`<tr>
    <th scope="row">
      ${nameOf(first, timeline)}
      ${city === undefined || first.slot === undefined ? "" : html`<small>${userText(city.name)}</small>`}
    </th>
    <td>${dayAndTime(Date.parse(first.actual), zone)}</td>
    <td>
      ${said.map(
        ({ minutes: ahead, predicted, actual }) =>
          html`<div>
            ${say("report.predictedAt", {
              at: clockTime(Date.parse(predicted), zone),
              ahead: say("report.ahead", { by: minutes(ahead) }),
            })}
            ${offMark(minutesBetween(Date.parse(predicted), Date.parse(actual)))}
          </div>`,
      )}
    </td>
  </tr>`;
}

/** Names what started: a slot, a turn in one, or a turn in a shared moment. */
function nameOf(missed: Missed, timeline: Timeline): TemplateResult | string {
  const slot = slotOf(missed, timeline);
  const milestone = timeline.milestones[missed.milestone ?? ""];
  const turn = (slot ?? milestone)?.turns?.[missed.turn ?? ""];
  const block =
    slot !== undefined
      ? userText(slot.title, timeline.cities[missed.city ?? ""]?.lang)
      : milestone === undefined
        ? ""
        : titleText(milestone.title);
  return turn === undefined ? block : html`${turnText(missed.turn!, turn, timeline)} <small>${block}</small>`;
}
