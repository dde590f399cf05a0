import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Deciding } from "./deciding.js";
import { checkInsIn, type Line } from "./journal-lines.js";
import { authorOf, markedSaid, saidIn } from "./journal-words.js";
import type { Timeline } from "../feed/document.js";
import { say } from "../words/other-words.js";
import { clockTime, wording } from "../words/words.js";

const SHOWN = 12;

/** Draws what the cities said last, the newest first; coordinators may take any of it back. */
export function cityNews(timeline: Timeline, lines: readonly Line[], deciding: Deciding): TemplateResult {
  const said = checkInsIn(lines, wording).slice(0, SHOWN);
  return html`<section
    class="card said"
    tabindex="-1"
    aria-labelledby="said"
  >
    <h2 id="said">${say("control.news")}</h2>
    ${said.length === 0 ? html`<p class="quiet">${say("noNews")}</p>` : ""}
    <ol>
      ${repeat(
        said,
        line => line.seq,
        line =>
          html`<li>
            <p>
              <time>${clockTime(Date.parse(line.observedAt), timeline.edition.timezone)}</time>
              ${markedSaid(line, timeline)}
            </p>
            <button
              aria-label=${say("about", { what: say("undo"), detail: saidIn(line, timeline) })}
              @click=${() => propose(line, timeline, deciding)}
            >
              ${say("undo")}
            </button>
          </li>`,
      )}
    </ol>
  </section>`;
}

function propose(line: Line, timeline: Timeline, deciding: Deciding): void {
  deciding.propose({
    words: say("about", { what: say("undo"), detail: saidIn(line, timeline) }),
    effects: [
      say("control.saidBy", {
        who: authorOf(line, timeline),
        at: clockTime(Date.parse(line.at), timeline.edition.timezone),
      }),
      say("control.retractMeans"),
    ],
    decision: { type: "retracted", city: String(line["city"]), ref: line.id },
  });
}
