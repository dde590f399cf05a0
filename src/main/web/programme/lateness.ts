import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/**
 * How many minutes something is off what was announced, later or, below zero, earlier: written as a sign for
 * the eye, `+26 h 30 min`, and in words for the ear. All pages and the element write it so, in minutes below
 * an hour and from there on in hours and minutes.
 */

type Words = Wording<keyof SharedWords>;

export function offSign(minutes: number, words: Words): string {
  return words.say(minutes < 0 ? "early" : "late", { by: words.minutes(Math.abs(minutes)) });
}

export function offWords(minutes: number, words: Words): string {
  return words.say(minutes < 0 ? "earlyBy" : "lateBy", { by: words.minutes(Math.abs(minutes), "long") });
}
