import { html, type TemplateResult } from "lit";
import { shownAddress } from "../announcement/links.js";
import type { City } from "../feed/document.js";
import { pageAddress } from "../http/base-path.js";
import type { Listed } from "../projects/projects.js";
import { turn, type Fit } from "./wall-board.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/words.js";

/**
 * Draws what the teams of the hall work on, where the other cities otherwise stand; where not all of it has
 * room, it takes turns. Nobody taps on a wall: where to read more is written as it is said.
 */
export function projectBoard(all: Listed[], { lang }: City, fit: Fit): TemplateResult {
  if (fit.lines === 0) return html`<div class="board own-projects"></div>`;
  return html`<div class="board own-projects">
    <table>
      <caption class="spoken">
        ${say("projects")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${count("projects.count", all.length)}</th>
          <th scope="col">
            <bdi dir="ltr">${shownAddress(location.origin + pageAddress("/projects"))}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        ${turn(all, fit).map(
          ({ name, text, theme }) =>
            html`<tr>
              <th scope="row">${userText(name, lang)}</th>
              <td>
                ${text === undefined ? "" : userText(text, lang)}
                ${theme === undefined ? "" : html`<small>${userText(theme)}</small>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
