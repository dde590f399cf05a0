import { html, type TemplateResult } from "lit";
import type { Deciding } from "./deciding.js";
import type { Decision } from "./decisions.js";
import { decisionsIn, type Line } from "./journal-lines.js";
import { authorOf, markedTold, told } from "./journal-words.js";
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
  const back = deciding.takingBack(line, decisions, timeline);
  return html`<li>
    <p>
      <time>${timeOf(line, timeline)}</time> ${markedTold(line, timeline, lines)}
      <small>${authorOf(line, timeline)}</small>
    </p>
    ${back.length === 0
      ? ""
      : html`<button
          aria-label=${say("about", { what: say("undo"), detail: sentence })}
          @click=${() => takeBack(line, sentence, back, timeline, deciding)}
        >
          ${say("undo")}
        </button>`}
  </li>`;
}

function timeOf(line: Line, timeline: Timeline): string {
  return clockTime(Date.parse(line.at), timeline.edition.timezone);
}

/** Takes back what was decided here at once, and what somebody else decided once it is confirmed. */
function takeBack(
  line: Line,
  sentence: string,
  back: Decision[],
  timeline: Timeline,
  deciding: Deciding,
): void {
  if (deciding.isOwn(line)) return deciding.takeBack(line, back);
  const [decision, ...then] = back;
  deciding.propose({
    words: say("about", { what: say("undo"), detail: sentence }),
    effects: [say("control.decidedBy", { who: authorOf(line, timeline), at: timeOf(line, timeline) })],
    decision: decision!,
    then,
  });
}
