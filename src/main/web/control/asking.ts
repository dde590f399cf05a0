import { html, type TemplateResult } from "lit";
import type { Decision } from "./decisions.js";
import type { Timeline } from "../feed/document.js";
import { title } from "../notices/page-notices.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";

/** What the form of the questions needs. */
interface Asking {
  timeline: Timeline;
  /** Whether somebody is at it: then it shows what can be chosen. */
  isOpen: boolean;
  open(): void;
  /** Sends it; whether it holds now, and then the form is empty again. */
  send(decision: Decision): Promise<boolean>;
}

/** Draws the form that asks the cities: a text; and once somebody writes, the options and who is asked. */
export function questionForm(asking: Asking): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const decision = questionOf(new FormData(form), asking.timeline);
    if (decision !== undefined)
      void asking.send(decision).then(holds => {
        if (holds) form.reset();
      });
  };
  return html`<form
    class="card asking ${asking.isOpen ? "open" : ""}"
    @submit=${submit}
    @focusin=${() => asking.open()}
  >
    <label class="field"
      >${say("question.ask")}<textarea
        name="text"
        dir="auto"
        rows=${asking.isOpen ? 2 : 1}
        maxlength="500"
        required
      ></textarea>
    </label>
    ${asking.isOpen ? choices(asking.timeline) : ""}
    <button class="primary">${say("question.askIt")}</button>
  </form>`;
}

function choices({ milestones, cities }: Timeline): TemplateResult {
  const moments = Object.entries(milestones).filter(([, { state }]) => state !== "cancelled");
  return html`<label class="field"
      >${say("question.options")}<textarea
        name="options"
        dir="auto"
        rows="3"
        maxlength="500"
      ></textarea>
    </label>
    ${moments.length === 0
      ? ""
      : html`<label class="field"
          >${say("question.about")}<select name="milestone">
            <option value="">${say("question.aboutNothing")}</option>
            ${moments.map(([id, moment]) => html`<option value=${id}>${title(moment.title)}</option>`)}
          </select></label
        >`}
    <fieldset class="addressees">
      <legend>${say("onlyTo")}</legend>
      ${Object.entries(cities).map(
        ([id, city]) =>
          html`<label
            ><input
              type="checkbox"
              name="city"
              value=${id}
            />
            ${userText(city.name)}</label
          >`,
      )}
    </fieldset>`;
}

/**
 * Makes a question of what the form holds; undefined where nothing was written. About a moment, it is for
 * those that attend.
 */
function questionOf(fields: FormData, { milestones, cities }: Timeline): Decision | undefined {
  const text = String(fields.get("text") ?? "").trim();
  if (text === "") return undefined;
  const options = String(fields.get("options") ?? "")
    .split("\n")
    .map(option => option.trim())
    .filter(option => option !== "");
  const about = String(fields.get("milestone") ?? "");
  const chosen = fields.getAll("city").map(String);
  const asked = chosen.length > 0 ? chosen : Object.keys(milestones[about]?.cities ?? {});
  const isForAll = asked.length === 0 || Object.keys(cities).every(id => asked.includes(id));
  return {
    type: "question.asked",
    text,
    ...(options.length > 0 && { options }),
    ...(about !== "" && { milestone: about }),
    ...(!isForAll && { cities: asked }),
  };
}
