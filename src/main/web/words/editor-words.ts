import type { EditorWords } from "./catalogue/editor/editor-fr.js";
import { Wording, type Facts } from "./wording.js";
import { language } from "./words.js";

/** The words of the editor of programmes, which no other page loads. */

const CATALOGUES: Record<string, () => Promise<EditorWords>> = {
  fr: async () => (await import("./catalogue/editor/editor-fr.js")).editor,
  en: async () => (await import("./catalogue/editor/editor-en.js")).editor,
  ar: async () => (await import("./catalogue/editor/editor-ar.js")).editor,
};
const wording = new Wording<keyof EditorWords>(language, await CATALOGUES[language]!(), []);

/** A sentence of the editor, with its placeholders filled in. */
export function sayPlan(key: keyof EditorWords, facts: Facts = {}): string {
  return wording.say(key, facts);
}
