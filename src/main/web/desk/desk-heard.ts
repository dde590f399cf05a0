import { html, type TemplateResult } from "lit";
import { calledToSpeak } from "./desk-called.js";
import { announcements, callsOfOthers, callsOfTheCity, type Hearing } from "./desk-hears.js";
import { questionsOfDesk } from "./desk-questions.js";
import type { Answering } from "./desk-readiness.js";
import { unread } from "../announcement/standing.js";
import { openQuestions } from "../questions/questions.js";
import { say } from "../words/other-words.js";
import { isolated, wording } from "../words/words.js";

/**
 * Draws all that others have to say to a city, above everything that the city says itself: where it comes and
 * goes, no button of the city's own has to move.
 */
export function heard(hearing: Hearing, answering: Answering): TemplateResult {
  return html`<section
    class="heard"
    aria-label=${say("desk.heard")}
  >
    ${calledToSpeak(hearing, answering.isSettling, body => answering.tap(body))} ${announcements(hearing)}
    ${callsOfTheCity(hearing)} ${questionsOfDesk(hearing, answering)} ${callsOfOthers(hearing)}
  </section>`;
}

/**
 * Draws a line that says what came last of what waits for the city, and leads up to it. Its place is kept
 * where nothing waits.
 */
export function heardLast(hearing: Hearing): TemplateResult {
  const [last, ...others] = waiting(hearing);
  if (last === undefined) return html`<p class="heard-last"></p>`;
  const more = others.length === 0 ? "" : ` +${others.length}`;
  return html`<p class="heard-last">
    <button
      aria-label="${say("desk.heard")} : ${last.words}${more}"
      @click=${() => scrollTo({ top: 0 })}
    >
      <span aria-hidden="true">↑</span> <b>${last.words}</b>${more}
    </button>
  </p>`;
}

/** Lists in a few words each what the city has neither read nor answered, the newest first. */
function waiting({ timeline, id }: Hearing): { at: string; words: string }[] {
  const calls = Object.entries(timeline.cities)
    .filter(([other]) => other !== id)
    .flatMap(([, { name, help }]) =>
      Object.values(help)
        .filter(({ answers = {} }) => Object.values(answers).every(({ city }) => city !== id))
        .map(({ since }) => ({ at: since, words: isolated(name) + wording.comma + say("helpWanted") })),
    );
  const announced = unread(timeline, id).map(({ at }) => ({ at, words: say("announcement") }));
  const asked = openQuestions(timeline, id)
    .filter(({ answers }) => answers[id] === undefined)
    .map(({ at }) => ({ at, words: say("question") }));
  return [...calls, ...announced, ...asked].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
