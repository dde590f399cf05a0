import { html, type TemplateResult } from "lit";
import { pageAddress } from "../http/base-path.js";
import type { Timeline } from "../feed/document.js";
import { editionDays } from "../programme/edition-days.js";
import { withOffset } from "../time/local-time.js";
import { say } from "../words/words.js";

const MINUTE = 60_000;

/** Asks whether the last day of the event is over in all of its zones. */
export function isOver(timeline: Timeline, now: number): boolean {
  return now >= editionDays(timeline).over;
}

/**
 * Links to the replay once something happened, which is where it opens, and to the report once the event is
 * over.
 */
export function reportLinks(timeline: Timeline, now: number, isReplay: boolean): TemplateResult | string {
  // A replay shows what was accepted by its instant, and addresses are to the minute.
  const told = Object.values(timeline.notices).map(({ at }) => Date.parse(at));
  const first = Math.ceil(Math.min(...told) / MINUTE) * MINUTE;
  const over = isOver(timeline, now);
  if (!over && (isReplay || !(first <= now))) return "";
  return html`<nav
    class="looking-back"
    aria-label=${say("report.lookBack")}
  >
    ${isReplay || !Number.isFinite(first)
      ? ""
      : html`<a href=${pageAddress(`/?at=${withOffset(first, timeline.edition.timezone)}`)}
          >${say("replay.again")}</a
        >`}
    ${over ? html`<a href=${pageAddress("/report")}>${say("report")}</a>` : ""}
  </nav>`;
}
