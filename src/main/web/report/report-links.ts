import { html, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import type { Timeline } from "../feed/document.js";
import { editionDays } from "../programme/edition-days.js";
import { withOffset } from "../time/local-time.js";
import { items, start } from "../programme/programme.js";
import { say } from "../words/words.js";

/** Asks whether the last day of the event is over in all of its zones. */
export function isOver(timeline: Timeline, now: number): boolean {
  return now >= editionDays(timeline).over;
}

/**
 * Links to the replay from the first slot on, and to the report once the event is over.
 */
export function reportLinks(timeline: Timeline, now: number, isReplay: boolean): TemplateResult | string {
  const starts = Object.values(timeline.cities)
    .flatMap(city => items(city))
    .map(({ slot }) => start(slot) ?? Number.POSITIVE_INFINITY);
  const first = Math.min(...starts);
  const over = isOver(timeline, now);
  if (!over && (isReplay || now < first)) return "";
  return html`<nav
    class="looking-back"
    aria-label=${say("report.lookBack")}
  >
    ${isReplay || !Number.isFinite(first)
      ? ""
      : html`<a href=${addressOf(`/?at=${withOffset(first, timeline.edition.timezone)}`)}
          >${say("replay.again")}</a
        >`}
    ${over ? html`<a href=${addressOf("/report")}>${say("report")}</a>` : ""}
  </nav>`;
}
