import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Hearing } from "./desk-hears.js";
import type { Answering } from "./desk-readiness.js";
import { textLine } from "./text-line.js";
import { writtenLanguage } from "../feed/written-language.js";
import type { QuestionAnswer } from "../feed/document.js";
import { openQuestions, type Asked } from "../questions/questions.js";
import { linkedText } from "../words/linked-text.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { clockTime } from "../words/words.js";

/** Of the answered questions, so many stay in sight: the newest. */
const ANSWERED_SHOWN = 2;

/**
 * Draws the questions that the city is asked, the newest first. Those that it has answered are folded but for
 * the newest.
 */
export function questionsOfDesk(hearing: Hearing, answering: Answering): TemplateResult | string {
  const all = openQuestions(hearing.timeline, hearing.id);
  const answered = all.filter(({ answers }) => answers[hearing.id] !== undefined);
  const folded = answered.slice(ANSWERED_SHOWN);
  const cards = (some: Asked[]) =>
    repeat(
      some,
      ({ id }) => id,
      question => card(question, hearing, answering),
    );
  return html`${cards(all.filter(question => !folded.includes(question)))}
  ${folded.length === 0
    ? ""
    : html`<details>
        <summary>${count("question.answered", folded.length)}</summary>
        ${cards(folded)}
      </details>`}`;
}

function card(question: Asked, hearing: Hearing, answering: Answering): TemplateResult {
  const { city, timeline, id } = hearing;
  const mine = question.answers[id];
  return html`<section
    class="card question ${mine === undefined ? "open" : ""}"
    aria-labelledby="question-${question.id}"
  >
    <h2 id="question-${question.id}">
      <small>${say("question")} <time>${clockTime(Date.parse(question.at), city.timezone)}</time></small>
      ${linkedText(question.text, writtenLanguage(timeline))}
    </h2>
    ${question.options === undefined
      ? inWords(question, mine, hearing, answering)
      : byOption(question, question.options, mine, hearing, answering)}
  </section>`;
}

/** Draws a button for each option; once one was chosen, a line for what there is to add. */
function byOption(
  question: Asked,
  options: string[],
  mine: QuestionAnswer | undefined,
  { timeline, city, id }: Hearing,
  { isSettling, tap, send }: Answering,
): TemplateResult {
  const answer = { type: "question.answered", city: id, ref: question.id };
  return html`<div
      class="options"
      role="group"
      aria-labelledby="question-${question.id}"
    >
      ${options.map(
        option =>
          html`<button
            aria-pressed=${mine?.answer === option ? "true" : "false"}
            aria-disabled=${isSettling ? "true" : "false"}
            @click=${() => tap({ ...answer, answer: option })}
          >
            ${userText(option, writtenLanguage(timeline))}
          </button>`,
      )}
    </div>
    ${mine?.note === undefined ? "" : html`<p>${userText(mine.note, city.lang)}</p>`}
    ${mine === undefined
      ? ""
      : html`<details>
          <summary>${say("question.addNote")}</summary>
          ${textLine(say("question.note"), note => send({ ...answer, answer: mine.answer, note }))}
        </details>`}`;
}

function inWords(
  question: Asked,
  mine: QuestionAnswer | undefined,
  { city, id }: Hearing,
  { send }: Answering,
): TemplateResult {
  return html`${mine === undefined
    ? ""
    : html`<p><strong>${say("question.yours")}</strong> ${userText(mine.answer, city.lang)}</p>`}
  ${textLine(say(mine === undefined ? "question.answer" : "question.another"), answer =>
    send({ type: "question.answered", city: id, ref: question.id, answer }),
  )}`;
}
