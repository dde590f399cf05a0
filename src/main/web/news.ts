import type { Notice, Timeline } from "./document.js";
import { tell } from "./telling.js";
import { wording } from "./words.js";

export { newestFirst } from "./telling.js";

/** A notice as a plain sentence in the page's language. */
export function sentence(notice: Notice, timeline: Timeline): string {
  return tell(notice, timeline, wording);
}

export function title(titles: Record<string, string>): string {
  return wording.title(titles);
}
