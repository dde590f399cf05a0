import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/words.js";

/**
 * Asks a coordinator for which city they speak. Nothing is chosen beforehand: what is said in the wrong
 * city's name is said to everybody.
 */
export function whichCity({ cities }: Timeline, choose: (city: string) => void): TemplateResult {
  return html`<section
    class="which"
    aria-labelledby="which"
  >
    <h2 id="which">${say("whichCity")}</h2>
    <div>
      ${Object.entries(cities).map(
        ([id, city]) =>
          html`<button @click=${() => choose(id)}>
            <b>${userText(city.name)}</b> <small>${say(city.state)}</small>
          </button>`,
      )}
    </div>
  </section>`;
}
