import { choose, chosen } from "../device/choices.js";
import { bestLanguage, directionOf } from "./languages.js";
import { Wording, type Facts } from "./wording.js";
import type { Words } from "./catalogue/fr.js";

/** The page's language, and everything that depends on it. */

/** Each is a part of its own. A page loads one; the shell begins with the one that its reader asked for. */
const CATALOGUES: Record<string, () => Promise<Words>> = {
  fr: async () => (await import("./catalogue/fr.js")).fr,
  en: async () => (await import("./catalogue/en.js")).en,
  ar: async () => (await import("./catalogue/ar.js")).ar,
};
const CHOICE = "carillon.language";

/** The edition's languages, as the shell says; one that was kept by a browser from before has none. */
const fallbacks = document.querySelector<HTMLMetaElement>('meta[name="languages"]')?.content.split(" ") ?? [
  "fr",
];

export const languages = Object.keys(CATALOGUES);
export const language = chosenLanguage();
export const wording = new Wording<keyof Words>(language, await CATALOGUES[language]!(), fallbacks);

function chosenLanguage(): string {
  const asked = new URLSearchParams(location.search).get("lang") ?? chosen(CHOICE);
  const known = bestLanguage([asked, ...navigator.languages], fallbacks, CATALOGUES);
  if (asked === known) choose(CHOICE, known);
  document.documentElement.lang = known;
  document.documentElement.dir = directionOf(known);
  return known;
}

/** A sentence, with its placeholders filled in. */
export function say(key: keyof Words, facts: Facts = {}): string {
  return wording.say(key, facts);
}

/** How many there are, in words. */
export function count(key: keyof Words, n: number): string {
  return wording.say(key, { n });
}

export function clockTime(millis: number, zone: string, seconds = false): string {
  return wording.clockTime(millis, zone, seconds);
}

export function dayName(millis: number, zone: string): string {
  return wording.dayName(millis, zone);
}

export function dayAndTime(millis: number, zone: string): string {
  return wording.dayAndTime(millis, zone);
}

export function shortTime(millis: number, now: number, zone: string): string {
  return wording.timeSeenFrom(now, millis, zone);
}

export function list(names: string[]): string {
  return wording.list(names);
}

/** What people wrote, to stand in a sentence, or in an attribute that takes nothing but text. */
export function isolated(text: string): string {
  return wording.isolated(text);
}

export function age(millis: number): string {
  return wording.age(millis);
}

/** So many minutes, as hours and minutes from an hour on. */
export function minutes(n: number): string {
  return wording.minutes(n);
}

export function countdown(millis: number): string {
  return wording.countdown(millis);
}
