import { plainOf } from "../editor/typed-values.js";
import { towns } from "../words/catalogue/places/towns.js";
import { zonePlaces } from "../words/catalogue/places/zone-places.js";

/** Places with their position and zone, and what somebody means who types a name: pure functions. */

export interface Place {
  /** By language. French and English have one for each. */
  names: Readonly<Record<string, string>>;
  country: string;
  zone: string;
  position: readonly [number, number];
}

const COUNTRY = /^([A-Z]{2}) (\S+)$/;
const MOST_FOUND = 8;
const SEPARATOR = /[\n\r\t;,،]+/;

/** All places, the towns first. */
export function allPlaces(): Place[] {
  return [...townsOf(towns), ...linesOf(zonePlaces).map(zonePlace)];
}

function townsOf(text: string): Place[] {
  const all: Place[] = [];
  let [country, zone] = ["", ""];
  for (const line of linesOf(text)) {
    const found = COUNTRY.exec(line);
    if (found === null) all.push(town(line, country, zone));
    else [, country, zone] = found as unknown as [string, string, string];
  }
  return all;
}

function town(line: string, country: string, zone: string): Place {
  const [name = "", latitude, longitude, ar = "", en = ""] = line.split("|");
  return {
    names: { fr: name, en: en || name, ...(ar !== "" && { ar }) },
    country,
    zone,
    position: [Number(latitude), Number(longitude)],
  };
}

function zonePlace(line: string): Place {
  const [country = "", latitude, longitude, zone = "", fr = "", ar = ""] = line.split("|");
  const en = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return {
    names: { fr: fr || en, en, ...(ar !== "" && { ar }) },
    country,
    zone,
    position: [Number(latitude), Number(longitude)],
  };
}

function linesOf(text: string): string[] {
  return text.trim().split("\n");
}

export function placeName({ names }: Place, language: string): string {
  return names[language] ?? names["fr"]!;
}

/**
 * Finds the places that are meant by the beginning of a name, in any language: those that have just that name
 * first, then those that begin with it, then those of which a later word does.
 */
export function placesNamed(typed: string, places: readonly Place[]): Place[] {
  const wanted = letters(typed);
  if (wanted === "") return [];
  const ranked = places.flatMap(place => {
    const ranks = Object.values(place.names).map(name => rank(letters(name), wanted));
    const best = Math.min(...ranks);
    return best === Infinity ? [] : [{ place, best }];
  });
  return ranked
    .sort((a, b) => a.best - b.best)
    .slice(0, MOST_FOUND)
    .map(({ place }) => place);
}

function rank(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(` ${wanted}`) ? 2 : Infinity;
}

/** A name without what is typed in several ways: accents, hyphens, apostrophes, the forms of an alif. */
function letters(name: string): string {
  return plainOf(name.replaceAll("œ", "oe"))
    .replace(/[-']/g, " ")
    .replace(/^saint(e?) |^st(e?) /, "st$1$2 ")
    .replace(/[أإآ]/g, "ا")
    .replace(/\s+/g, " ");
}

/** The place of just that name, where the list has one; of several the first, which is the largest. */
export function placeNamed(typed: string, places: readonly Place[]): Place | undefined {
  const [first] = placesNamed(typed, places);
  const isMeant =
    first !== undefined && Object.values(first.names).some(name => letters(name) === letters(typed));
  return isMeant ? first : undefined;
}

/** Takes what was pasted apart: one name a line, or between commas, semicolons or tabs. */
export function pastedNames(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map(name => name.trim())
    .filter(name => name !== "");
}
