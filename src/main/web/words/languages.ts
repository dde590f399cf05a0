/** Languages and their tags (BCP 47). */

const RIGHT_TO_LEFT = ["ar"];

/**
 * The language that a tag names, as a whole: `arn`, which is Mapuche, is not `ar` (RFC 4647, section 3.4).
 * Empty where there is no tag.
 */
export function primarySubtag(tag: string | null | undefined): string {
  return (tag ?? "").split(/[-_]/)[0]!.toLowerCase();
}

/**
 * The first spoken language among those that a reader wants, or else the first that the edition falls back
 * on.
 */
export function bestLanguage(
  wanted: readonly (string | null | undefined)[],
  fallbacks: readonly string[],
  spoken: Readonly<Record<string, unknown>>,
): string {
  const isSpoken = (tag: string) => Object.hasOwn(spoken, tag);
  return wanted.map(primarySubtag).find(isSpoken) ?? fallbacks.find(isSpoken) ?? Object.keys(spoken)[0] ?? "";
}

export function directionOf(language: string): "rtl" | "ltr" {
  return RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
}
