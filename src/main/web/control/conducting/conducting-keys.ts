/** What a key means to whoever conducts: pure, so that the whole keyboard can be read in one place. */

export type KeyMeaning =
  | { is: "next" | "skip" | "finish" | "start" | "message" | "forget" }
  | { is: "choose" | "move"; by: 1 | -1 }
  | { is: "prolong"; by: number };

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Whether it is held down and says so again. */
  repeat: boolean;
}

/** Each key that stands on the page, with the word for what it does. */
export const KEYS = [
  ["␣", "next"],
  ["↑ ↓", "choose"],
  ["Alt ↑ ↓", "move"],
  ["↵", "start"],
  ["1 2 5", "prolong"],
  ["S", "skip"],
  ["F", "finish"],
  ["M", "message"],
] as const;

/** Undefined where a key has no meaning of its own: then it does what it does everywhere. */
export function meaningOf({ key, ctrlKey, metaKey, altKey, repeat }: Pressed): KeyMeaning | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (key === "ArrowUp" || key === "ArrowDown")
    return { is: altKey ? "move" : "choose", by: key === "ArrowUp" ? -1 : 1 };
  if (altKey || repeat) return undefined;
  switch (key.toLowerCase()) {
    case " ":
      return { is: "next" };
    case "enter":
      return { is: "start" };
    case "s":
      return { is: "skip" };
    case "f":
      return { is: "finish" };
    case "m":
      return { is: "message" };
    case "escape":
      return { is: "forget" };
    case "1":
    case "2":
    case "5":
      return { is: "prolong", by: Number(key) };
    default:
      return undefined;
  }
}

const DIGITS = [..."123456789"];

/**
 * Gives each city a key of its own, of its id: its first letter that no city before it has, or else a digit.
 * Where both are used up a city has none.
 */
export function cityKeys(cities: readonly string[]): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const city of cities) {
    const key = [...city.replace(/[^a-z]/g, ""), ...DIGITS].find(letter => !taken.has(letter));
    if (key === undefined) continue;
    taken.add(key);
    keys.set(city, key);
  }
  return keys;
}
