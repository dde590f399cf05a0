import type { Page } from "../page/page.js";
import { atEnd } from "../page/while-connected.js";
import { callOf } from "../turns/on-air.js";
import { say } from "../words/words.js";
import { title } from "../notices/page-notices.js";

/**
 * Rings on the screens of a city when it becomes the next one to speak: by the clock, or at once when a turn
 * was skipped or ended early. What a screen finds when it is opened does not ring.
 */
export function callWhenNext(page: Page, signal: AbortSignal, city: () => string | null | undefined): void {
  let known: string | undefined;
  let hasLooked = false;
  const look = () => {
    const timeline = page.feed.view.timeline;
    const here = city();
    if (timeline === undefined || here === undefined || here === null) return;
    const call = callOf(timeline, page.now, here);
    const key = call && `${call.id}/${call.turn.id}`;
    const isNew = hasLooked && call !== undefined && key !== known;
    hasLooked = true;
    known = key;
    if (isNew)
      page.ringing.ring("next", say("bell.next", { milestone: title(call.milestone.title) }), `${key}`);
  };
  page.ticker.add(look);
  page.feed.addEventListener("change", look, { signal });
  atEnd(signal, () => page.ticker.remove(look));
  look();
}
