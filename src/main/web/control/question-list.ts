import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Deciding } from "./deciding.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { title } from "../notices/page-notices.js";
import { openQuestions, unanswered, type Asked } from "../questions/questions.js";
import { answeredBy, results } from "../questions/results.js";
import { linkedText } from "../words/linked-text.js";
import { say } from "../words/other-words.js";
import { clockTime, isolated, list } from "../words/words.js";

/** Draws the open questions, with who has answered what and who has not; and the form that asks another. */
export function questionList(timeline: Timeline, deciding: Deciding, form: TemplateResult): TemplateResult {
  return html`<section
    class="questions"
    aria-labelledby="questions"
    tabindex="-1"
  >
    <h2
      id="questions"
      class="spoken"
    >
      ${say("questions")}
    </h2>
    <ul>
      ${repeat(
        openQuestions(timeline),
        ({ id }) => id,
        question => item(question, timeline, deciding),
      )}
    </ul>
    ${form}
  </section>`;
}

function item(question: Asked, timeline: Timeline, deciding: Deciding): TemplateResult {
  const missing = unanswered(question, timeline).map(id => timeline.cities[id]!.name);
  return html`<li class="card">
    <h3>${linkedText(question.text, writtenLanguage(timeline))}</h3>
    <p class="quiet">${about(question, timeline)}</p>
    <p class="readers">
      <strong>${answeredBy(question, timeline)}</strong>
      ${missing.length === 0 ? "" : html`<span>${say("question.notBy", { cities: list(missing) })}</span>`}
    </p>
    ${results(question, timeline)}
    <button
      aria-label=${say("about", { what: say("question.close"), detail: question.text })}
      @click=${() => close(question, deciding)}
    >
      ${say("question.close")}
    </button>
  </li>`;
}

/** Says when it was asked, about which moment, and of whom. */
function about({ at, milestone, cities }: Asked, timeline: Timeline): string {
  const moment = timeline.milestones[milestone ?? ""];
  const names = cities?.map(id => timeline.cities[id]?.name ?? id);
  return [
    clockTime(Date.parse(at), timeline.edition.timezone),
    ...(moment === undefined ? [] : [isolated(title(moment.title))]),
    names === undefined ? say("toAll") : say("toSome", { cities: list(names) }),
  ].join(" · ");
}

function close({ id, text }: Asked, deciding: Deciding): void {
  deciding.propose({
    words: say("question.closeNamed", { text: isolated(text) }),
    effects: [say("question.closeMeans")],
    decision: { type: "question.closed", ref: id },
  });
}
