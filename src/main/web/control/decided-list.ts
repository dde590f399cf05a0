import { html, type TemplateResult } from "lit";
import type { Deciding } from "./deciding.js";
import type { Decision } from "./decisions.js";
import { decisionsIn, type Line } from "./journal-lines.js";
import { authorOf, markedTold, told } from "./journal-words.js";
import { setAsideBy, setAsideIn } from "./set-aside.js";
import { canSetSessionAside, proposeReinstating, proposeUndoing, type Undoing } from "./undoing.js";
import type { Timeline } from "../feed/document.js";
import { say } from "../words/other-words.js";
import { clockTime, wording } from "../words/words.js";

const SHOWN = 6;
const MOST_EARLIER = 200;

/** Draws all decisions, the newest first, with when and by whom, and the way to take one back. */
export function decidedList(
  timeline: Timeline,
  lines: readonly Line[],
  deciding: Deciding,
): TemplateResult | "" {
  const decisions = decisionsIn(lines, wording);
  if (decisions.length === 0) return "";
  const items = (shown: readonly Line[]) =>
    html`<ol>
      ${shown.map(line => decidedItem(line, timeline, lines, deciding, decisions))}
    </ol>`;
  const earlier = decisions.slice(SHOWN, SHOWN + MOST_EARLIER);
  return html`<section
    class="card posts"
    tabindex="-1"
    aria-labelledby="decided"
  >
    <h2 id="decided">${say("decided")}</h2>
    ${items(decisions.slice(0, SHOWN))}
    ${earlier.length === 0
      ? ""
      : html`<details>
          <summary>${say("control.earlier")}</summary>
          ${items(earlier)}
        </details>`}
  </section>`;
}

function decidedItem(
  line: Line,
  timeline: Timeline,
  lines: readonly Line[],
  deciding: Deciding,
  decisions: readonly Line[],
): TemplateResult {
  const sentence = told(line, timeline, lines);
  const setAside = setAsideBy(line, setAsideIn(lines));
  const back = setAside === undefined ? deciding.takingBack(line, decisions, timeline) : [];
  const may = back.length > 0 || (setAside === undefined && canSetSessionAside(line, deciding));
  const what =
    line.type === "session.set-aside"
      ? say("control.reinstate")
      : say(back.length > 0 ? "undo" : "control.setAside");
  const words = markedTold(line, timeline, lines);
  return html`<li class=${setAside === undefined ? "" : "set-aside"}>
    <p>
      <time>${timeOf(line, timeline)}</time> ${setAside === undefined ? words : html`<s>${words}</s>`}
      <small>${setAside === undefined ? authorOf(line, timeline) : setAsideWords(setAside, timeline)}</small>
    </p>
    ${may
      ? html`<button
          aria-label=${say("about", { what, detail: sentence })}
          @click=${() => takeBack(line, sentence, back, { timeline, lines, deciding })}
        >
          ${what}
        </button>`
      : ""}
  </li>`;
}

function setAsideWords(setAside: Line, timeline: Timeline): string {
  return say("control.setAsideBy", { who: authorOf(setAside, timeline), at: timeOf(setAside, timeline) });
}

function timeOf(line: Line, timeline: Timeline): string {
  return clockTime(Date.parse(line.at), timeline.edition.timezone);
}

/** Takes back what was decided here at once, and what somebody else decided once it is confirmed. */
function takeBack(line: Line, sentence: string, back: Decision[], undoing: Undoing): void {
  const [decision, ...then] = back;
  if (undoing.deciding.isOwn(line)) return undoing.deciding.takeBack(line, back);
  if (line.type === "session.set-aside") return proposeReinstating(line, undoing);
  const single = decision === undefined ? [] : [{ words: say("control.onlyThis"), decision, then }];
  proposeUndoing(line, sentence, single, undoing);
}
