/**
 * Formats of `Intl`, each made once and not before it is wanted: to make one takes milliseconds, and the pages write hundreds of times
 * each second. There are as many as there are zones and ways to write.
 */

const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const lists = new Map<string, Intl.ListFormat>();

export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(dates, language, options, () => new Intl.DateTimeFormat(language, options));
}

export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(numbers, language, options, () => new Intl.NumberFormat(language, options));
}

export function pluralRules(language: string): Intl.PluralRules {
  return once(plurals, language, {}, () => new Intl.PluralRules(language));
}

export function listFormat(language: string): Intl.ListFormat {
  return once(lists, language, {}, () => new Intl.ListFormat(language));
}

/** The language in which dates are as ISO 8601 has them, for what programs read. */
export const ISO = "sv";

function once<Format>(made: Map<string, Format>, language: string, options: object, make: () => Format): Format {
  const key = language + JSON.stringify(options);
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}
