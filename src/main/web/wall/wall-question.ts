import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { openQuestions } from "../questions/questions.js";
import { answeredBy, results } from "../questions/results.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";

/** So many answers in words are read from afar. */
const ANSWERS_SHOWN = 6;

/**
 * Draws what the cities answer to an open question, where there is something to see of it; several take
 * turns.
 *
 * @param city whose hall it is, which sees what it was asked; null for all @param page counts the turns
 */
export function askedResults(timeline: Timeline, city: string | null, page: number): TemplateResult | "" {
  const shown = openQuestions(timeline, city ?? undefined).filter(
    ({ options, answers }) => options !== undefined || Object.keys(answers).length > 0,
  );
  const question = shown[page % Math.max(1, shown.length)];
  if (question === undefined) return "";
  return html`<section
    class="wall-question"
    aria-label=${say("question")}
  >
    <h2>
      ${userText(question.text, writtenLanguage(timeline))} <small>${answeredBy(question, timeline)}</small>
    </h2>
    ${results(question, timeline, ANSWERS_SHOWN)}
  </section>`;
}
