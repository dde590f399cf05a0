/**
 * Makes what people wrote safe to stand beside other words, which it cannot move then: pure functions, the
 * only ones that put controls of direction (UAX 9) into a sentence. The server refuses such text now; an
 * older journal may still hold it.
 */

type Direction = "ltr" | "rtl";

const ISOLATE = "\u2068";
const END_OF_EMBEDDING = "\u202c";
const END_OF_ISOLATE = "\u2069";
const ENDS: Readonly<Record<string, string>> = {
  "\u202a": END_OF_EMBEDDING,
  "\u202b": END_OF_EMBEDDING,
  "\u2066": END_OF_ISOLATE,
  "\u2067": END_OF_ISOLATE,
  [ISOLATE]: END_OF_ISOLATE,
};
const UNUSUAL = /[\n\r\u001c-\u001e\u0085\u2029-\u202e\u2066-\u206f\ufff9-\ufffb]|(?:\p{M}\p{Cf}*){5}/u;
/** Each ends a paragraph, and with it all isolates that are open there. */
const ENDS_OF_PARAGRAPH = /[\n\r\u001c-\u001e\u0085\u2029]/g;
const OVERRIDES_AND_DEPRECATED = /[\u202d\u202e\u206a-\u206f\ufff9-\ufffb]/g;
const TOO_MANY_MARKS = /((?:\p{M}\p{Cf}*){4})(?:\p{M}\p{Cf}*)+/gu;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const LETTER = /[\p{L}\u200e]/u;
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * The same text with every direction that it opens closed, without overrides, on one line, and with at most
 * four marks in a row.
 */
export function withBalancedDirections(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  const kept: string[] = [];
  const open: number[] = [];
  for (const sign of text
    .replace(TOO_MANY_MARKS, "$1")
    .replace(ENDS_OF_PARAGRAPH, " ")
    .replace(OVERRIDES_AND_DEPRECATED, "")) {
    const last = open.at(-1);
    if (sign === END_OF_EMBEDDING || sign === END_OF_ISOLATE) {
      if (last === undefined || ENDS[kept[last]!] !== sign) continue;
      open.pop();
    } else if (Object.hasOwn(ENDS, sign)) open.push(kept.length);
    kept.push(sign);
  }
  open.forEach(at => {
    kept[at] = "";
  });
  return kept.join("");
}

/**
 * The same text {@link withBalancedDirections}, between FSI and PDI where it would take along what stands
 * beside it: where some of it runs the other way than the sentence does. Text that runs the same way needs
 * none, and is left as it can be searched for and copied.
 */
export function isolated(text: string, direction: Direction): string {
  const calm = withBalancedDirections(text);
  const others = calm.replace(RIGHT_TO_LEFT, "");
  const isForeign = direction === "rtl" ? LETTER.test(others) : others.length < calm.length;
  return isForeign || CONTROL.test(calm) ? ISOLATE + calm + END_OF_ISOLATE : calm;
}
