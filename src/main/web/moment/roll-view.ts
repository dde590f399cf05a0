import { html, nothing, type TemplateResult } from "lit";
import type { Milestone } from "../feed/document.js";
import { answerOf, isSilent, MARKS, silence } from "./moment-view.js";
import type { Face } from "./moment.js";
import { WORTH_NOTICE_MINUTES } from "../programme/programme.js";
import { userText } from "../words/user-text.js";
import { isolated, minutes, say, wording } from "../words/words.js";

/** The cities' part in a shared moment: a sign, a name, and more where it matters. */

/**
 * More cities than this are a list to scroll, where a sign and a name do for those of whom nothing is to be
 * said, and a number in place of dots.
 */
const MANY = 12;

/** What stands at a city's name. */
interface FaceView {
  mark: string;
  more: TemplateResult;
  /** Whether its sign and its name say it all. */
  isPlain: boolean;
}

/** Draws the cities as the public sees them. Once the moment is live, what counts is who is there. */
export function tiles(all: Face[], isLive: boolean, first: TemplateResult | string = ""): TemplateResult {
  const spoken = (words: string) => html`<span class="spoken">${words}</span>`;
  return list(
    all,
    face =>
      isLive
        ? {
            mark: face.answer === "yes" ? MARKS.yes : "",
            more: spoken(say(face.answer === "yes" ? "isPresent" : "isAbsent")),
            isPlain: true,
          }
        : {
            mark: MARKS[face.answer],
            more: html`${spoken(answerOf(face))} ${details(face)}`,
            isPlain: isAsHoped(face),
          },
    first,
  );
}

/** Draws the cities as those see them who run the event: in words too, and since when one is silent. */
export function roll(all: Face[], now: number): TemplateResult {
  return list(all, face => ({
    mark: MARKS[face.answer],
    more: html`<span
        >${face.answer === "unknown" && isSilent(face, now) ? silence(face, now) : answerOf(face)}</span
      >
      ${details(face)}`,
    isPlain: isAsHoped(face) && (face.lastHeard === undefined || !isSilent(face, now)),
  }));
}

/** @param first a tile ahead of the cities */
function list(
  all: Face[],
  view: (face: Face) => FaceView,
  first: TemplateResult | string = "",
): TemplateResult {
  return html`<ul
    class="faces ${all.length > MANY ? "many" : ""}"
    tabindex=${all.length > MANY ? 0 : nothing}
  >
    ${first}
    ${all.map(face => {
      const { mark, more, isPlain } = view(face);
      return html`<li class="face ${face.answer} ${isPlain ? "plain" : ""}">
        <span
          class="mark"
          aria-hidden="true"
          >${mark}</span
        >
        <b>${userText(face.name)}</b>
        ${more}
      </li>`;
    })}
  </ul>`;
}

function isAsHoped({ answer, late, note, missing }: Face): boolean {
  return answer !== "no" && late === 0 && note === undefined && missing.length === 0;
}

/** Draws what a sign does not say of a city: what is missing, its note, and by how much it will be late. */
function details(face: Face): TemplateResult {
  return html`${face.missing.length === 0
    ? ""
    : html`<i>${say("checksMissing", { checks: wording.list(face.missing) })}</i>`}
  ${face.note === undefined ? "" : html`<i>${userText(face.note, face.lang)}</i>`}
  ${face.late === 0
    ? ""
    : html`<em class=${face.late < WORTH_NOTICE_MINUTES ? "slight" : ""}
        >${say("willBeLate", { by: minutes(face.late) })}</em
      >`}`;
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
