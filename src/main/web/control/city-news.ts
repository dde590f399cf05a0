import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { checkInsIn, type Line } from "./journal-lines.js";
import { authorOf, markedSaid, saidIn } from "./journal-words.js";
import { setAsideBy, setAsideIn, type SetAside } from "./set-aside.js";
import { proposeReinstating, proposeUndoing, type Undoing } from "./undoing.js";
import type { Timeline } from "../feed/document.js";
import { say } from "../words/other-words.js";
import { clockTime, wording } from "../words/words.js";

/** The most that is shown of what holds, and of what was set aside: neither pushes the other out. */
const SHOWN = 12;

/**
 * Draws what the cities said last, the newest first; coordinators may take any of it back, or all that was
 * said in one session, which then stands here struck through.
 */
export function cityNews(news: Undoing): TemplateResult {
  const setAside = setAsideIn(news.lines);
  const said = newest(checkInsIn(news.lines, wording), setAside);
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
        line => {
          const decision = setAsideBy(line, setAside);
          return decision === undefined ? holding(line, news) : struck(line, decision, news);
        },
      )}
    </ol>
  </section>`;
}

function newest(said: readonly Line[], setAside: SetAside): Line[] {
  const isSetAside = (line: Line) => setAsideBy(line, setAside) !== undefined;
  return [
    ...said.filter(line => !isSetAside(line)).slice(0, SHOWN),
    ...said.filter(isSetAside).slice(0, SHOWN),
  ].sort((a, b) => b.seq - a.seq);
}

function holding(line: Line, news: Undoing): TemplateResult {
  const { timeline } = news;
  const detail = saidIn(line, timeline);
  const retraction = { type: "retracted", city: String(line["city"]), ref: line.id };
  return html`<li>
    <p>
      <time>${timeOf(line, timeline)}</time>
      ${markedSaid(line, timeline)}
    </p>
    <button
      aria-label=${say("about", { what: say("undo"), detail })}
      @click=${() =>
        proposeUndoing(line, detail, [{ words: say("control.onlyThis"), decision: retraction }], news)}
    >
      ${say("undo")}
    </button>
  </li>`;
}

function struck(line: Line, decision: Line, news: Undoing): TemplateResult {
  const { timeline } = news;
  return html`<li class="set-aside">
    <p>
      <time>${timeOf(line, timeline)}</time>
      <s>${markedSaid(line, timeline)}</s>
      <small
        >${say("control.setAsideBy", {
          who: authorOf(decision, timeline),
          at: timeOf(decision, timeline),
        })}</small
      >
    </p>
    <button
      aria-label=${say("about", { what: say("control.reinstate"), detail: saidIn(line, timeline) })}
      @click=${() => proposeReinstating(decision, news)}
    >
      ${say("control.reinstate")}
    </button>
  </li>`;
}

function timeOf(line: Line, timeline: Timeline): string {
  return clockTime(Date.parse(line.observedAt), timeline.edition.timezone);
}
