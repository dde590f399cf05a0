import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isOverdue, type Call } from "./calls.js";
import type { Decision } from "./decisions.js";
import type { Timeline } from "../feed/document.js";
import { userText } from "../words/user-text.js";
import { age, say, wording } from "../words/words.js";

/** What the calls need. */
interface Answering {
  timeline: Timeline;
  now: number;
  send(decision: Decision): Promise<boolean>;
}

/** Draws calls for help with their answers, and a field to answer each. */
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
  const { city, id } = call;
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
      <strong>${userText(city.name)}${wording.comma}${say("helpWanted")}</strong> ${userText(
        call.call.text,
        city.lang,
      )}
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
                    ? say("by.coordinator")
                    : userText(timeline.cities[answer.city]?.name ?? answer.city)}</b
                >
                ${userText(answer.text, timeline.cities[answer.city ?? ""]?.lang)}
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
          required
          maxlength="500" /></label
      ><button>${say("control.answer")}</button>
    </form>
  </li>`;
}
