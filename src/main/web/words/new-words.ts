import type { NewWords } from "./catalogue/new/new-fr.js";
import { Wording, type Facts } from "./wording.js";
import { language } from "./words.js";

/** The words of the page of a new event, which no other page loads. */

const CATALOGUES: Record<string, () => Promise<NewWords>> = {
  fr: async () => (await import("./catalogue/new/new-fr.js")).words,
  en: async () => (await import("./catalogue/new/new-en.js")).words,
  ar: async () => (await import("./catalogue/new/new-ar.js")).words,
};
const wording = new Wording<keyof NewWords>(language, await CATALOGUES[language]!(), []);

/** A sentence of this page, with its placeholders filled in. */
export function sayNew(key: keyof NewWords, facts: Facts = {}): string {
  return wording.say(key, facts);
}

/** How many there are, in words. */
export function countNew(key: keyof NewWords, n: number): string {
  return wording.say(key, { n });
}
