import { html, type TemplateResult } from "lit";
import type { Deciding } from "../deciding.js";
import type { Milestone, Timeline } from "../../feed/document.js";
import { title } from "../../notices/page-notices.js";
import { say } from "../../words/other-words.js";
import { clockTime } from "../../words/words.js";

const MINUTE_MILLIS = 60_000;

/** A moment whose turns take longer than it does. */
interface Overrunning {
  timeline: Timeline;
  moment: string;
  milestone: Milestone;
  deciding: Deciding;
}

/** Draws the way to let a moment last as long as its turns. */
export function prolongation(
  { timeline, moment, milestone, deciding }: Overrunning,
  ends: number,
): TemplateResult {
  const until = Math.ceil(ends / MINUTE_MILLIS) * MINUTE_MILLIS;
  const at = clockTime(until, timeline.edition.timezone);
  const propose = () =>
    deciding.propose({
      words: say("control.prolongTo", { milestone: title(milestone.title), at }),
      effects: [say("control.prolongMeans")],
      decision: { type: "milestone.prolonged", milestone: moment, until: new Date(until).toISOString() },
    });
  return html`<p class="actions">
    <button @click=${propose}>${say("turns.prolongMoment", { at })}</button>
  </p>`;
}
