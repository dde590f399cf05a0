import type { TeamWords } from "./catalogue/team/team-fr.js";
import { Wording, type Facts } from "./wording.js";
import { language } from "./words.js";

/** The words of the team page and of how a rehearsal begins; the page of a new event has both. */

const CATALOGUES: Record<string, () => Promise<TeamWords>> = {
  fr: async () => (await import("./catalogue/team/team-fr.js")).team,
  en: async () => (await import("./catalogue/team/team-en.js")).team,
  ar: async () => (await import("./catalogue/team/team-ar.js")).team,
};
const wording = await teamWordsIn(language);

/** A sentence of the team page, with its placeholders filled in. */
export function sayTeam(key: keyof TeamWords, facts: Facts = {}): string {
  return wording.say(key, facts);
}

/** How many there are, in words. */
export function countTeam(key: keyof TeamWords, n: number): string {
  return wording.say(key, { n });
}

/** The same words in another language, for people who write in it; in this one where there are none. */
export async function teamWordsIn(wanted: string): Promise<Wording<keyof TeamWords>> {
  const known = Object.hasOwn(CATALOGUES, wanted) ? wanted : language;
  return new Wording<keyof TeamWords>(known, await CATALOGUES[known]!(), []);
}
