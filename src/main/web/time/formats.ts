/**
 * Formats of `Intl`, each made once and not before it is wanted: to make one takes milliseconds, and the
 * pages write hundreds of times each second. There are as many as there are zones and ways to write.
 *
 * A browser may be older than a zone or a part of `Intl`. What it does not know is written more plainly, and
 * nothing fails.
 */

type Format<What> = { format(what: What): string };

const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Format<number>>();
const plurals = new Map<string, Pick<Intl.PluralRules, "select">>();
const lists = new Map<string, Format<string[]>>();
const zones = new Map<string, boolean>();

/** What stands for a zone that this browser does not know. */
const FALLBACK_ZONE = "UTC";

/** International symbols (SI, ISO 80000-3), which are read in every language. */
const SYMBOLS: Record<string, string> = { second: "s", minute: "min", hour: "h", day: "d" };

/** Whether this browser can show the clock of a zone; where it cannot, every date is written in UTC. */
export function isKnownZone(zone: string): boolean {
  return once(zones, zone, {}, () => canBeMade(() => new Intl.DateTimeFormat(ISO, { timeZone: zone })));
}

export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(dates, language, options, () => {
    const isKnown = options.timeZone === undefined || isKnownZone(options.timeZone);
    return new Intl.DateTimeFormat(language, isKnown ? options : { ...options, timeZone: FALLBACK_ZONE });
  });
}

export function numberFormat(language: string, options: Intl.NumberFormatOptions): Format<number> {
  return once<Format<number>>(numbers, language, options, () => {
    if (canBeMade(() => new Intl.NumberFormat(language, options)))
      return new Intl.NumberFormat(language, options);
    const { style, unit, unitDisplay, ...plain } = options;
    const symbol = unit === undefined ? "" : ` ${SYMBOLS[unit] ?? unit}`;
    return { format: n => new Intl.NumberFormat(language, plain).format(n) + symbol };
  });
}

export function pluralRules(language: string): Pick<Intl.PluralRules, "select"> {
  return once<Pick<Intl.PluralRules, "select">>(plurals, language, {}, () =>
    "PluralRules" in Intl ? new Intl.PluralRules(language) : { select: n => (n === 1 ? "one" : "other") },
  );
}

export function listFormat(language: string): Format<string[]> {
  return once<Format<string[]>>(lists, language, {}, () =>
    "ListFormat" in Intl ? new Intl.ListFormat(language) : { format: names => names.join(" · ") },
  );
}

/** The language in which dates are as ISO 8601 has them, for what programs read. */
export const ISO = "sv";

function once<Made>(made: Map<string, Made>, language: string, options: object, make: () => Made): Made {
  const key = language + JSON.stringify(options);
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

function canBeMade(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
