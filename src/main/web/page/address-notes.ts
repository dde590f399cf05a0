import { primarySubtag } from "../words/languages.js";
import { readInstant } from "../time/local-time.js";

/** A part of an address that its page does not show, with the facts for the sentence about it. */
interface AddressNote {
  kind: "at" | "zone" | "city" | "lang" | "other";
  facts: Record<string, string>;
}

/**
 * The parameters that some page understands. A query may hold others, which are ignored.
 */
const NAMES = ["at", "city", "lang", "speed"];
const TAKEN: Record<string, readonly string[]> = {
  "/": ["at", "lang"],
  "/wall": ["city", "lang"],
  "/stage": ["city", "lang"],
  "/desk": ["city", "lang"],
  "/programme": ["city", "lang"],
  "/projects": ["city", "lang"],
};
const ON_EVERY_PAGE: readonly string[] = ["lang"];
const EXAMPLE = "2017-03-04T18:05+01:00";
const MOST_CHARACTERS = 40;

/**
 * Lists what a page does not show of its address: an instant without an offset or that is none, a city that
 * the event does not have, a language without words, or a name that this page takes no notice of.
 *
 * @param page the address without its query, such as `/wall` @param cities by id; undefined as long as they
 * are not known @param languages those of the pages
 */
export function addressNotes(
  page: string,
  query: string,
  cities: Record<string, unknown> | undefined,
  languages: readonly string[],
): AddressNote[] {
  const members = new URLSearchParams(query);
  const taken = TAKEN[page] ?? ON_EVERY_PAGE;
  return NAMES.flatMap(name => {
    const value = members.get(name);
    if (value === null) return [];
    if (!taken.includes(name) || value.trim() === "")
      return [{ kind: "other", facts: { name } } satisfies AddressNote];
    const note = noteOf(name, value, cities, languages);
    return note === undefined ? [] : [note];
  });
}

function noteOf(
  name: string,
  value: string,
  cities: Record<string, unknown> | undefined,
  languages: readonly string[],
): AddressNote | undefined {
  const shown = value.slice(0, MOST_CHARACTERS);
  switch (name) {
    case "at":
      return readInstant(value) !== undefined
        ? undefined
        : {
            kind: Number.isFinite(Date.parse(`${value.trim()}Z`)) ? "zone" : "at",
            facts: { at: shown, example: EXAMPLE },
          };
    case "city":
      return cities === undefined || Object.hasOwn(cities, value)
        ? undefined
        : { kind: "city", facts: { city: shown } };
    default:
      return languages.includes(primarySubtag(value))
        ? undefined
        : { kind: "lang", facts: { lang: shown, languages: languages.join(", ") } };
  }
}
