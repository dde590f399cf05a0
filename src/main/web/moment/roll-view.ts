import { html, nothing, type TemplateResult } from "lit";
import type { Milestone } from "../feed/document.js";
import { answerOf, details, MARKS } from "./moment-view.js";
import type { Face } from "./moment.js";
import { userText } from "../words/user-text.js";
import { isolated, say } from "../words/words.js";

/** The cities' part in a shared moment, as the public sees it: a sign, a name, and more where it matters. */

/** More cities than this are a list to scroll, and a number in place of dots. */
const MANY = 12;

/**
 * @param present whether the moment is live: then what counts is who is there, no longer what was noted
 * @param first a tile ahead of them
 */
export function tiles(all: Face[], present: boolean, first: TemplateResult | string = ""): TemplateResult {
  return html`<ul
    class="faces ${all.length > MANY ? "many" : ""}"
    tabindex=${all.length > MANY ? 0 : nothing}
  >
    ${first}
    ${all.map(
      face =>
        html`<li class="face ${face.answer} ${isPlain(face, present) ? "plain" : ""}">
          <span
            class="mark"
            aria-hidden="true"
            >${present && face.answer !== "yes" ? "" : MARKS[face.answer]}</span
          >
          <b>${userText(face.name)}</b>
          <span class="spoken">${present ? presence(face) : answerOf(face)}</span>
          ${present ? "" : details(face)}
        </li>`,
    )}
  </ul>`;
}

function isPlain(face: Face, present: boolean): boolean {
  return present || (face.answer !== "no" && face.late === 0 && face.note === undefined);
}

function presence({ answer }: Face): string {
  return say(answer === "yes" ? "isPresent" : "isAbsent");
}

/** Draws a dot for each city, filled where it is ready, and their number. */
export function dots(all: Face[], milestone: Milestone, words: string): TemplateResult {
  return html`<span
    class="dots"
    role="img"
    aria-label=${isolated(words)}
    >${all.length > MANY ? "" : all.map(({ answer }) => html`<i class=${answer}></i>`)}<b
      >${milestone.readyCount}/${all.length}</b
    ></span
  >`;
}
