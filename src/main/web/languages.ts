/** Languages and their tags (BCP 47). */

const RIGHT_TO_LEFT = ["ar"];

/**
 * The first that is spoken of those that a reader wants, or else the first that the edition falls back on. Only the first subtag
 * counts, and as a whole: `arn`, which is Mapuche, is not `ar` (RFC 4647, section 3.4).
 */
export function bestLanguage(
  wanted: readonly (string | null | undefined)[], fallbacks: readonly string[], spoken: Readonly<Record<string, unknown>>,
): string {
  const primary = (tag: string | null | undefined) => (tag ?? "").split(/[-_]/)[0]!.toLowerCase();
  const isSpoken = (tag: string) => Object.hasOwn(spoken, tag);
  return wanted.map(primary).find(isSpoken) ?? fallbacks.find(isSpoken) ?? Object.keys(spoken)[0] ?? "";
}

export function directionOf(language: string): "rtl" | "ltr" { return RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr"; }
