import { language, wording } from "./words.js";
import type { Facts } from "./wording.js";
import type { OtherWords } from "./catalogue/other/other-fr.js";
import type { Words } from "./catalogue/fr.js";

/** The words of every page but the timeline, which does not load them. */

const CATALOGUES: Record<string, () => Promise<OtherWords>> = {
  fr: async () => (await import("./catalogue/other/other-fr.js")).other,
  en: async () => (await import("./catalogue/other/other-en.js")).other,
  ar: async () => (await import("./catalogue/other/other-ar.js")).other,
};
type Key = keyof Words | keyof OtherWords;
const whole = wording.with(await CATALOGUES[language]!());

/** A sentence, with its placeholders filled in. */
export function say(key: Key, facts: Facts = {}): string {
  return whole.say(key, facts);
}

/** How many there are, in words. */
export function count(key: Key, n: number): string {
  return whole.say(key, { n });
}
