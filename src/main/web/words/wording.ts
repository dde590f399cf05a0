import { dateFormat, isKnownZone, listFormat, numberFormat, pluralRules } from "../time/formats.js";
import { dayOf } from "../time/local-time.js";
import { isDaysAway, isOfAnotherYear } from "../time/present.js";
import { isolated } from "./isolation.js";
import { directionOf } from "./languages.js";

/** What a sentence is filled in with. A number is written as the language writes it. */
export type Facts = Record<string, string | number>;

const TWO_DAYS_SECONDS = 2 * 86_400;

const FORM = /^(zero|one|two|few|many|other)=/;

/**
 * A language as one catalogue has it: sentences with their facts filled in, and numbers, times and lists as
 * that language writes them.
 *
 * A sentence that counts has a form for each plural rule of its language, the most general last: `one={n}
 * city|other={n} cities`. The fact `n` chooses. A fact that runs the other way than the language does, such
 * as the name of Lyon in Arabic, is isolated, or it would take what stands beside it along (`isolation.ts`).
 */
export class Wording<Key extends string> {
  readonly language: string;
  readonly #fallbacks: readonly string[];
  readonly #catalogue: Record<Key, string>;

  /** @param fallbacks the edition's languages, in which titles are where there is none in this one */
  constructor(language: string, catalogue: Record<Key, string>, fallbacks: readonly string[]) {
    this.language = language;
    this.#fallbacks = fallbacks;
    this.#catalogue = catalogue;
  }

  /** The same language with more words. */
  with<More extends string>(words: Record<More, string>): Wording<Key | More> {
    const all: Record<string, string> = { ...this.#catalogue, ...words };
    return new Wording(this.language, all, this.#fallbacks);
  }

  get direction(): "rtl" | "ltr" {
    return directionOf(this.language);
  }

  /** What stands between two things said of one. */
  get comma(): string {
    return this.language === "ar" ? "، " : ", ";
  }

  /** Whether there are words for it: what a newer server says may have none in these pages. */
  knows(key: string): boolean {
    return Object.hasOwn(this.#catalogue, key);
  }

  /** Nothing where there are no words for it, as for a state that only a newer server knows. */
  say(key: Key, facts: Facts = {}): string {
    if (!this.knows(key)) return "";
    return this.#form(this.#catalogue[key], facts["n"]).replace(/\{(\w+)\}/g, (_, name: string) =>
      this.#fact(facts[name] ?? ""),
    );
  }

  #form(sentence: string, n: string | number | undefined): string {
    if (!FORM.test(sentence)) return sentence;
    const forms = sentence.split("|");
    const rule = `${pluralRules(this.language).select(Number(n))}=`;
    return (forms.find(form => form.startsWith(rule)) ?? forms.at(-1)!).replace(FORM, "");
  }

  #fact(fact: string | number): string {
    return typeof fact === "number" ? numberFormat(this.language, {}).format(fact) : this.isolated(fact);
  }

  /** What people wrote, to stand in a sentence of this language. */
  isolated(text: string): string {
    return isolated(text, this.direction);
  }

  /** Where the browser does not know the zone, the time of UTC, which stands beside it then. */
  clockTime(millis: number, zone: string, seconds = false): string {
    const time = dateFormat(this.language, {
      hour: "2-digit",
      minute: "2-digit",
      second: seconds ? "2-digit" : undefined,
      hourCycle: "h23",
      timeZone: zone,
    }).format(millis);
    return isKnownZone(zone) ? time : `${time} UTC`;
  }

  /** The day, with its year where that is not the present one. */
  dayName(millis: number, zone: string): string {
    return dateFormat(this.language, {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: isOfAnotherYear(millis, zone) ? "numeric" : undefined,
      timeZone: zone,
    }).format(millis);
  }

  /** The time of day, with its day where that is not the day of now. */
  timeSeenFrom(now: number, millis: number, zone: string): string {
    return this.seenFrom(now, millis, zone, this.clockTime(millis, zone));
  }

  /**
   * What stands for a time: where that is not the day of now with its weekday, and where that is days away
   * with its date.
   */
  seenFrom(now: number, millis: number, zone: string, time: string): string {
    if (dayOf(millis, zone) === dayOf(now, zone)) return time;
    const date = isDaysAway(millis, now)
      ? ({
          day: "numeric",
          month: "short",
          year: isOfAnotherYear(millis, zone) ? "numeric" : undefined,
        } as const)
      : ({ weekday: "short" } as const);
    return `${dateFormat(this.language, { ...date, timeZone: zone }).format(millis)} ${time}`;
  }

  dayAndTime(millis: number, zone: string): string {
    return this.dayName(millis, zone) + this.comma + this.clockTime(millis, zone);
  }

  /** Several names as one phrase. */
  list(names: string[]): string {
    return listFormat(this.language).format(names.map(name => this.isolated(name)));
  }

  /**
   * A length of time in words, as coarse as it may be: seconds under two minutes, then minutes, then hours,
   * and from two days on days.
   */
  age(millis: number): string {
    const seconds = Math.max(0, Math.round(millis / 1000));
    if (seconds >= TWO_DAYS_SECONDS) return this.#unit(Math.floor(seconds / 86_400), "day", "long");
    return seconds < 120 ? this.#unit(seconds, "second", "short") : this.minutes(Math.floor(seconds / 60));
  }

  /**
   * So many whole minutes: from an hour on as hours, and minutes where there are any. `long` is for who hears
   * it.
   */
  minutes(n: number, display: "short" | "long" = "short"): string {
    const [hours, minutes] = [Math.floor(n / 60), n % 60];
    const parts = [
      ...(hours > 0 ? [this.#unit(hours, "hour", display)] : []),
      ...(minutes > 0 || hours === 0 ? [this.#unit(minutes, "minute", display)] : []),
    ];
    return parts.join(" ");
  }

  #unit(n: number, unit: string, unitDisplay: "short" | "long"): string {
    return numberFormat(this.language, { style: "unit", unit, unitDisplay, maximumFractionDigits: 0 }).format(
      n,
    );
  }

  /**
   * A time to go, as a clock that runs backwards: minutes and seconds, with hours ahead of them where there
   * are any.
   */
  countdown(millis: number): string {
    const seconds = Math.ceil(millis / 1000);
    const two = numberFormat(this.language, { minimumIntegerDigits: 2, useGrouping: false });
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
    const hours = Math.floor(seconds / 3600);
    return [...(hours > 0 ? [hours] : []), ...parts].map(part => two.format(part)).join(":");
  }

  /** A title in this language, or else in the first of the edition's that it has, or else in any. */
  title(titles: Record<string, string>): string {
    return titles[this.titleLanguage(titles) ?? ""] ?? "";
  }

  /** The language in which a title is shown; undefined where there is none at all. */
  titleLanguage(titles: Record<string, string>): string | undefined {
    const wanted = [this.language, ...this.#fallbacks];
    return wanted.find(tag => Object.hasOwn(titles, tag)) ?? Object.keys(titles)[0];
  }
}
