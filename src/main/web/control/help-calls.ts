import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isOverdue, type Call } from "./calls.js";
import type { Decision } from "./decisions.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { linkedText } from "../words/linked-text.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { age, wording } from "../words/words.js";

/** What the calls need. */
interface Answering {
  timeline: Timeline;
  now: number;
  send(decision: Decision): Promise<boolean>;
}

/** Draws calls for help with their answers, a field to answer each, and the way to settle it for its city. */
export function callList(calls: Call[], heading: string, answering: Answering): TemplateResult | "" {
  if (calls.length === 0) return "";
  return html`<section
    class="help-calls"
    aria-label=${heading}
    tabindex="-1"
  >
    <ul>
      ${repeat(
        calls,
        ({ id }) => id,
        call => callView(call, answering),
      )}
    </ul>
  </section>`;
}

function callView(call: Call, answering: Answering): TemplateResult {
  const { timeline, now } = answering;
  const { city, from, id } = call;
  const since = now - Date.parse(call.call.since);
  const answers = Object.values(call.call.answers ?? {}).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get("text") ?? "").trim();
    if (text === "") return;
    void answering.send({ type: "help.replied", ref: id, text }).then(holds => {
      if (holds) form.reset();
    });
  };
  return html`<li
    class="card call"
    data-call=${id}
  >
    <p class="help">
      <strong>${userText(city.name)}${wording.comma}${say("helpWanted")}</strong>
      ${linkedText(call.call.text, city.lang)}
      <small>${isOverdue(call, now) ? say("control.unanswered", { age: age(since) }) : age(since)}</small>
    </p>
    ${answers.length === 0
      ? ""
      : html`<ul class="answers">
          ${answers.map(
            answer =>
              html`<li>
                <b
                  >${answer.city === undefined
                    ? say("control")
                    : userText(timeline.cities[answer.city]?.name ?? answer.city)}</b
                >
                ${linkedText(answer.text, writtenLanguage(timeline, answer.city))}
              </li>`,
          )}
        </ul>`}
    <form
      class="line"
      @submit=${submit}
    >
      <label class="field"
        >${say("control.answerTo", { city: city.name })}<input
          name="text"
          dir="auto"
          required
          maxlength="500" /></label
      ><button>${say("answer")}</button>
    </form>
    <button
      class="settle"
      aria-label=${say("about", { what: city.name, detail: say("settled") })}
      @click=${() => void answering.send({ type: "help.settled", city: from, ref: id })}
    >
      ${say("settled")}
    </button>
  </li>`;
}
