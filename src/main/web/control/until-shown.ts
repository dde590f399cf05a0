import type { Timeline } from "../feed/document.js";
import { position, type Followed } from "../feed/feed.js";

/** A page that is cut off shows nothing new, however long one waits. */
const PATIENCE_MILLIS = 3_000;

/** Waits until a page shows what holds at a cursor, or has not for a while. */
export function untilShown(feed: Followed<Timeline>, cursor: string): Promise<void> {
  const isShown = () => position(feed.view.cursor ?? "0") >= position(cursor);
  if (isShown()) return Promise.resolve();
  return new Promise(done => {
    const listening = new AbortController();
    const end = () => {
      listening.abort();
      clearTimeout(late);
      done();
    };
    const late = setTimeout(end, PATIENCE_MILLIS);
    feed.addEventListener("change", () => isShown() && end(), { signal: listening.signal });
  });
}
