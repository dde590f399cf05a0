/** A piece of what people wrote: words, or an address that can be tapped. */
interface TextPart {
  text: string;
  /** Where the piece leads; absent where it is only words. */
  href?: string;
}

/** An address goes on to the next space, quotation mark or control of direction. */
const ADDRESS = /https?:\/\/[^\s<>"«»“”\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/giu;
const END_OF_SENTENCE = /[.,;:!?…'’،؛؟]+$/u;
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * Cuts a text into words and addresses. Marks at the end of a sentence, and a bracket that the address does
 * not open, belong to the words. An address with a name or password in it stays words, for it may pretend to
 * lead elsewhere. Pure.
 */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutEnd(found[0]);
    if (!isTappable(address)) continue;
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ text: address, href: address });
    from = found.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

function withoutEnd(address: string): string {
  const shorter = address.replace(END_OF_SENTENCE, "");
  const last = shorter.at(-1) ?? "";
  const opening = OPENING[last];
  const isForeign = opening !== undefined && countOf(shorter, last) > countOf(shorter, opening);
  return isForeign ? withoutEnd(shorter.slice(0, -1)) : shorter;
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function isTappable(address: string): boolean {
  try {
    const { username, password, hostname } = new URL(address);
    return username === "" && password === "" && hostname !== "";
  } catch {
    return false;
  }
}
