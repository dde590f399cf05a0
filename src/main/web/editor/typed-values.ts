import { dateFormat } from "../time/formats.js";

/** What people type for a day, a time, a kind: pure functions that read it as they mean it. */

/** Words that stand for a value, by that value. */
export type Names = Readonly<Record<string, string>>;

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const TIME = /^(\d{1,2})(?:\s*(?:h|:|\.|u|heures?|س)\s*(\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?$/;
const PACKED = /^(\d{1,2})(\d{2})$/;
const LENGTH = /^(?:\+\s*(\d{1,3})|(\d{1,3})\s*(?:min|mn|minutes?|د)\.?)$/;
const LANGUAGES = ["fr", "en", "ar"];
const STYLES: Intl.DateTimeFormatOptions[] = [
  { weekday: "long" },
  { weekday: "short" },
  { month: "long" },
  { month: "short" },
];
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads a time of day such as `9h`, `9:00`, `09.00` or `930`; `24:00` is the end of the day. */
export function typedTime(text: string): string | undefined {
  const plain = plainOf(text).replace(/^(a|at|de|from)\s+/, "");
  const [, hours, minutes = "00", half] = TIME.exec(plain) ?? PACKED.exec(plain) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const isAfternoon = half?.startsWith("p") === true;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  if (hour > 24 || (hour === 24 && Number(minutes) > 0)) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** Reads a length such as `+45` or `45 min`, in minutes. */
export function typedLength(text: string): number | undefined {
  const [, added, named] = LENGTH.exec(plainOf(text)) ?? [];
  const length = Number(added ?? named);
  return length > 0 ? length : undefined;
}

/**
 * Reads one of some days: as `2017-03-04`, as a date such as `4/3` or `4 mars`, or as the name of its weekday
 * where only one of them has it.
 */
export function typedDay(text: string, days: readonly string[]): string | undefined {
  const plain = plainOf(text);
  if (ISO_DAY.test(plain)) return plain;
  const numbers = (plain.match(/\d+/g) ?? []).map(Number);
  const words = plain.match(/\p{L}{2,}/gu) ?? [];
  if (numbers.length === 0 && words.length === 0) return undefined;
  const found = days.filter(day => isMeant(day, numbers, words));
  return numbers.length > 0 || found.length === 1 ? found[0] : undefined;
}

function isMeant(day: string, numbers: number[], words: string[]): boolean {
  const [year, month, date] = day.split("-").map(Number);
  const [first, second] = numbers;
  const isDate =
    first === undefined ||
    (second === undefined || second === year
      ? first === date
      : (first === date && second === month) || (first === month && second === date));
  const known = namesOf(day);
  return isDate && words.every(word => known.some(name => name.startsWith(word)));
}

/** Lists the names of a day's weekday and month in every language of the pages. */
function namesOf(day: string): string[] {
  return LANGUAGES.flatMap(language =>
    STYLES.map(style => plainOf(dateFormat(language, { ...style, timeZone: "UTC" }).format(Date.parse(day)))),
  );
}

/** Reads one of some names, or the value that it stands for, or a beginning that only one of them has. */
export function typedName(text: string, names: Names): string | undefined {
  const plain = plainOf(text);
  if (plain === "") return undefined;
  const all = Object.entries(names).map(([value, name]) => [value, [value, plainOf(name)]] as const);
  const exact = all.find(([, known]) => known.includes(plain));
  const begun = all.filter(([, known]) => known.some(name => name.startsWith(plain)));
  return exact?.[0] ?? (begun.length === 1 ? begun[0]![0] : undefined);
}

/** The same words without what people leave out or write in several ways: case, accents, points, digits. */
export function plainOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "")
    .replace(DIGITS, digit => String(digit.charCodeAt(0) & 0x0f))
    .replace(/[’ʼ]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
