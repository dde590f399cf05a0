import { html, type TemplateResult } from "lit";
import { answersOf, askedCities, tallies, unanswered, type Asked, type CityAnswer } from "./questions.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { points } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";

/** What was answered to a question, as coordination and the halls see it. */

/** Says how many of the cities that are asked have answered. */
export function answeredBy(question: Asked, timeline: Timeline): string {
  const all = askedCities(question, timeline).length;
  return say("question.answeredBy", { n: all - unanswered(question, timeline).length, all });
}

/**
 * Draws who answered what: under each option, or else city by city.
 *
 * @param most the most answers in words that are shown, the newest of them
 */
export function results(
  question: Asked,
  timeline: Timeline,
  most = Number.MAX_SAFE_INTEGER,
): TemplateResult | "" {
  const counted = tallies(question);
  if (counted.length > 0)
    return html`<ul class="answer-tally">
      ${counted.map(
        ({ option, answers }) =>
          html`<li>
            <b>${userText(option, writtenLanguage(timeline))}</b>
            <strong>${answers.length}</strong>
            <span
              class="share"
              aria-hidden="true"
              .style="--share:${share(answers, question, timeline)}"
            ></span>
            <small>${points(answers.map(answer => nameAndNote(answer, timeline)))}</small>
          </li>`,
      )}
    </ul>`;
  const answers = answersOf(question).slice(-most);
  if (answers.length === 0) return "";
  return html`<ul class="answers">
    ${answers.map(
      answer =>
        html`<li>
          <b>${userText(timeline.cities[answer.city]?.name ?? answer.city)}</b>
          ${userText(answer.answer, writtenLanguage(timeline, answer.city))} ${noteOf(answer, timeline)}
        </li>`,
    )}
  </ul>`;
}

function nameAndNote(answer: CityAnswer, timeline: Timeline): TemplateResult {
  return html`${userText(timeline.cities[answer.city]?.name ?? answer.city)} ${noteOf(answer, timeline)}`;
}

function noteOf({ city, note }: CityAnswer, timeline: Timeline): TemplateResult | "" {
  return note === undefined ? "" : html`<i>${userText(note, writtenLanguage(timeline, city))}</i>`;
}

function share(answers: CityAnswer[], question: Asked, timeline: Timeline): string {
  return (answers.length / Math.max(1, askedCities(question, timeline).length)).toFixed(3);
}
