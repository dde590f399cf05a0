/**
 * The ids of slots: made once of a title, and kept whatever the slot is called later, for by its id what
 * happened to it is found.
 */

const MOST_LETTERS = 40;
const PROVISIONAL = /^slot-\d+$/;
const LIGATURES: Record<string, string> = { æ: "ae", œ: "oe", ß: "ss", ø: "o", ł: "l", đ: "d" };

/**
 * Makes an id that nothing else has, of the letters a to z and the digits of a title, where it has any.
 *
 * @param what the beginning of the id where it has none
 */
export function idFor(title: string, taken: ReadonlySet<string>, what = "slot"): string {
  const stem = stemOf(title);
  if (stem !== "" && !taken.has(stem)) return stem;
  for (let n = stem === "" ? 1 : 2; ; n++) {
    const id = `${stem === "" ? what : stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** Whether it is the id of a slot of whose title none could be made yet. */
export function isProvisional(id: string): boolean {
  return PROVISIONAL.test(id);
}

function stemOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[æœßøłđ]/g, letter => LIGATURES[letter]!)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_LETTERS)
    .replace(/^-+|-+$/g, "");
}
