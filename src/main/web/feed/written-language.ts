import type { Timeline } from "./document.js";

/**
 * The language of what people of a city wrote; where none is named, of what coordination wrote, which is the
 * edition's first. Undefined where it is not known, as on a server of the version before.
 */
export function writtenLanguage({ edition, cities }: Timeline, city?: string): string | undefined {
  return city === undefined ? edition.languages[0] : cities[city]?.lang;
}
