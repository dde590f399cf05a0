import { html, type TemplateResult } from "lit";
import { userText } from "./user-text.js";
import { wording } from "./words.js";

/** Signs of no language, which stand in for what people wrote while the sentence around it is made. */
const FIRST_STAND_IN = 0xe000;
const STAND_IN = /([\ue000-\ue00f])/u;

/**
 * Makes a sentence of the page's language around what people wrote, and marks that as being in theirs.
 *
 * @param written what they wrote, by the names of the placeholders @param lang the language that they write
 * in, where it is known @param sentence makes the sentence around texts
 */
export function marked<Name extends string>(
  written: Readonly<Record<Name, string>>,
  lang: string | undefined,
  sentence: (written: Readonly<Record<Name, string>>) => string,
): TemplateResult | string {
  if (lang === undefined || lang === wording.language) return sentence(written);
  const texts = Object.values<string>(written);
  const standIns = Object.fromEntries(
    Object.keys(written).map((name, i) => [name, String.fromCharCode(FIRST_STAND_IN + i)]),
  ) as Record<Name, string>;
  const parts = sentence(standIns).split(STAND_IN);
  return html`${parts.map(part => {
    const text = texts[part.charCodeAt(0) - FIRST_STAND_IN];
    return text === undefined ? part : userText(text, lang);
  })}`;
}
