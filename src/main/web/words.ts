import { ar } from "./words/ar.js";
import { en } from "./words/en.js";
import { fr, type Words } from "./words/fr.js";

/** The page's language, and everything that depends on it. */

const CATALOGUES: Record<string, Words> = { fr, en, ar };
const CHOICE = "carillon.language";

export const languages = Object.keys(CATALOGUES);
export const language = choose();
const catalogue = CATALOGUES[language]!;

function choose(): string {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(CHOICE);
  const known = [asked, ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2)).find((tag) => tag in CATALOGUES) ?? "fr";
  if (asked === known) localStorage.setItem(CHOICE, known);
  document.documentElement.lang = known;
  document.documentElement.dir = known === "ar" ? "rtl" : "ltr";
  return known;
}

/** A sentence, with its placeholders filled in. */
export function say(key: keyof Words, facts: Record<string, string | number> = {}): string {
  return catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
}

/** How many there are, in words: each form of the sentence stands after the plural rule it is for, such as `one`, and a bar parts them. */
export function count(key: keyof Words, n: number): string {
  const forms = new Map(catalogue[key].split("|").map((form) => form.split("=", 2) as [string, string]));
  const form = forms.get(new Intl.PluralRules(language).select(n)) ?? forms.get("other")!;
  return form.replace("{n}", new Intl.NumberFormat(language).format(n));
}

export function clockTime(millis: number, zone: string, seconds = false): string {
  return new Intl.DateTimeFormat(language, {
    hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined, hourCycle: "h23", timeZone: zone,
  }).format(millis);
}

export function dayName(millis: number, zone: string): string {
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone: zone }).format(millis);
}

/** Several names as one phrase. */
export function list(names: string[]): string {
  return new Intl.ListFormat(language).format(names);
}

/** A length of time in words, as coarse as it may be: seconds under two minutes, then minutes, then hours. */
export function age(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const unit = (n: number, name: string) =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 0 }).format(n);
  if (seconds < 120) return unit(seconds, "second");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return unit(minutes, "minute");
  return `${unit(Math.floor(minutes / 60), "hour")} ${minutes % 60 === 0 ? "" : unit(minutes % 60, "minute")}`.trim();
}

/** A time to go, as a clock that runs backwards: minutes and seconds, with hours ahead of them where there are any. */
export function countdown(millis: number): string {
  const seconds = Math.ceil(millis / 1000);
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 });
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  return [...(hours > 0 ? [hours] : []), ...parts].map((part) => two.format(part)).join(":");
}
