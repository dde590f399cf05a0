import { html, type TemplateResult } from "lit";
import type { Milestone, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { signAndWords } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";

/** Draws what each city has looked at before a moment: a row for a check, a column for a city. */
export function checkMatrix(timeline: Timeline, { checks = [], cities }: Milestone): TemplateResult | "" {
  if (checks.length === 0) return "";
  const attending = Object.entries(cities).filter(([id]) => timeline.cities[id] !== undefined);
  return html`<div
    class="matrix"
    role="region"
    aria-label=${say("checks")}
    tabindex="0"
  >
    <table>
      <caption>
        ${say("checks")}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${attending.map(
            ([id]) => html`<th scope="col"><span>${userText(timeline.cities[id]!.name)}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${checks.map(
          check =>
            html`<tr>
              <th scope="row">${userText(check, writtenLanguage(timeline))}</th>
              ${attending.map(([, { checks: found }]) => cell(found?.[check]))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(isWell: boolean | undefined): TemplateResult {
  if (isWell === undefined) return html`<td class="unknown">${signAndWords("?", say("checks.unknown"))}</td>`;
  return isWell
    ? html`<td class="yes">${signAndWords("✓", say("checks.well"))}</td>`
    : html`<td class="no">${signAndWords("✕", say("checks.missing"))}</td>`;
}
