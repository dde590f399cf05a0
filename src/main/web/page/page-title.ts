import type { Timeline } from "../feed/document.js";
import { cityName } from "../words/city-name.js";

/**
 * The title of a page, by which tabs and bookmarks name it: the city that it shows, if it shows one,
 * then the event, then which page it is. Among many tabs only its beginning is seen.
 */
export function pageTitle(
  page: string,
  event: string,
  timeline: Timeline | undefined,
  city: string | undefined,
  language: string,
): string {
  const shown = city === undefined ? undefined : timeline?.cities[city];
  return [shown === undefined ? "" : cityName(shown, language), timeline?.edition.title ?? event, page]
    .filter(part => part !== "")
    .join(" · ");
}
