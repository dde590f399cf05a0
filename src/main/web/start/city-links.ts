import { html, type TemplateResult } from "lit";
import { sayNew } from "../words/new-words.js";
import { userText } from "../words/user-text.js";

/** The link by which the team of a city joins. */
interface CityLink {
  name: string;
  link: string;
}

/** Draws a link to be sent, with a button that copies it where the browser lets a page copy. */
export function cityLink({ name, link }: CityLink): TemplateResult {
  return html`<li>
    <label class="field"
      ><span>${userText(name)}</span
      ><input
        readonly
        dir="ltr"
        .value=${link}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
    /></label>
    ${"clipboard" in navigator
      ? html`<button
          aria-label=${sayNew("copyNamed", { name })}
          @click=${() => void navigator.clipboard.writeText(link)}
        >
          ${sayNew("copy")}
        </button>`
      : ""}
  </li>`;
}
