import { html, type TemplateResult } from "lit";
import { say } from "../words/other-words.js";

/** The most minutes that can be typed: half a day. */
const MOST_MINUTES = 720;

/**
 * Draws one control for "by how many minutes": the usual numbers side by side, and a field for any other.
 *
 * @param label what is done by so many minutes
 * @param choose called with the number
 */
export function minuteSegments(
  label: string,
  usual: readonly number[],
  choose: (minutes: number) => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    choose(Number(new FormData(event.target as HTMLFormElement).get("minutes")));
  };
  return html`<div
    class="by-minutes"
    role="group"
    aria-label=${label}
  >
    <span aria-hidden="true">${label}</span>
    <div class="segments">
      ${usual.map(n => html`<button @click=${() => choose(n)}>${say("minutes", { n })}</button>`)}
      <form @submit=${submit}>
        <label
          ><span class="spoken">${say("orBy")}</span>
          <input
            name="minutes"
            type="number"
            min="1"
            max=${MOST_MINUTES}
            required
            inputmode="numeric"
            placeholder=${say("minutes", { n: "…" })}
        /></label>
        <button>${say("look")}</button>
      </form>
    </div>
  </div>`;
}
