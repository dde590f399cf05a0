import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { ar } from "../../main/web/words/catalogue/ar.js";
import { other as otherAr } from "../../main/web/words/catalogue/other/other-ar.js";
import { other as otherEn } from "../../main/web/words/catalogue/other/other-en.js";
import { other as otherFr } from "../../main/web/words/catalogue/other/other-fr.js";
import { editor as editorAr } from "../../main/web/words/catalogue/editor/editor-ar.js";
import { editor as editorEn } from "../../main/web/words/catalogue/editor/editor-en.js";
import { editor as editorFr } from "../../main/web/words/catalogue/editor/editor-fr.js";
import { words as newAr } from "../../main/web/words/catalogue/new/new-ar.js";
import { words as newEn } from "../../main/web/words/catalogue/new/new-en.js";
import { words as newFr } from "../../main/web/words/catalogue/new/new-fr.js";
import { team as teamAr } from "../../main/web/words/catalogue/team/team-ar.js";
import { team as teamEn } from "../../main/web/words/catalogue/team/team-en.js";
import { team as teamFr } from "../../main/web/words/catalogue/team/team-fr.js";
import { en } from "../../main/web/words/catalogue/en.js";
import { fr } from "../../main/web/words/catalogue/fr.js";
import { shared } from "../../main/web/words/catalogue/shared/fr.js";
import { keepPresentBy } from "../../main/web/time/present.js";
import { Wording } from "../../main/web/words/wording.js";
import { askedOf } from "./asked.js";
import { catalogues, nodesOf, pages } from "./sources.js";
import { textsOf } from "./texts.js";

/** What the types of the catalogues, which `WebSourcesTest` checks, cannot say of them. */

const PLACEHOLDER = /\{(\w+)\}/g;
const COUNTED = /^(?:zero|one|two|few|many|other)=/;
/** A number and a whole word; units such as min are written the same for any number. */
const NUMBERED = /\{(?:n|minutes|count)\} \p{L}{4,}/u;
/** Two words of any language, side by side. */
const SENTENCE = /\p{L}{2,}[ \u00a0]\p{L}{2,}/u;

/** Sentences by their keys: those of all pages, and those that are loaded with one of them. */
type Catalogue = Readonly<Record<string, string>>;

/**
 * The plural rules of each language (Unicode CLDR). French and English know `many` and such, but not for
 * numbers below a million.
 */
const LANGUAGES: { language: string; catalogues: Catalogue[]; rules: string[] }[] = [
  { language: "fr", catalogues: [fr, otherFr, editorFr, newFr, teamFr], rules: ["one", "other"] },
  { language: "en", catalogues: [en, otherEn, editorEn, newEn, teamEn], rules: ["one", "other"] },
  {
    language: "ar",
    catalogues: [ar, otherAr, editorAr, newAr, teamAr],
    rules: ["zero", "one", "two", "few", "many", "other"],
  },
];
const FRENCH: Catalogue[] = LANGUAGES[0]!.catalogues;

test("a date has its year where that is another one, and its day where a weekday is not enough", () => {
  const [zone, now] = ["Europe/Paris", Date.parse("2017-03-04T18:00+01:00")];
  const [sunday, spring] = [Date.parse("2017-03-05T09:00+01:00"), Date.parse("2017-05-05T09:00+02:00")];
  const words = new Wording("fr", {}, []);
  keepPresentBy({ now: () => now });
  equal(words.dayAndTime(sunday, zone), "dimanche 5 mars, 09:00");
  equal(words.timeSeenFrom(now, sunday, zone), "dim. 09:00");
  equal(words.timeSeenFrom(now, spring, zone), "5 mai 09:00");
  keepPresentBy({ now: () => Date.parse("2018-01-01T00:00+01:00") });
  equal(words.dayAndTime(sunday, zone), "dimanche 5 mars 2017, 09:00");
  equal(words.timeSeenFrom(Date.parse("2018-01-01T00:00+01:00"), sunday, zone), "5 mars 2017 09:00");
});

test("how long ago something was is told in days from two days on", () => {
  const words = new Wording("fr", {}, []);
  equal(words.age(47 * 3_600_000), "47\u202fh");
  equal(words.age(49 * 3_600_000), "2\u00a0jours");
  equal(new Wording("ar", {}, []).age(72 * 3_600_000), "3 أيام");
});

function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACEHOLDER)].map(([, name]) => name!))].sort();
}

for (const { language, catalogues: all, rules } of LANGUAGES) {
  const sentences = all.flatMap(Object.entries) as [string, string][];

  test(`the words of ${language} are not empty and have the placeholders of the French ones`, () => {
    all.forEach((words, i) => {
      for (const [key, sentence] of Object.entries(words)) {
        equal(sentence.trim() === "", false, key);
        deepEqual(placeholders(sentence), placeholders(FRENCH[i]![key]!), key);
      }
    });
  });

  test(`what ${language} counts has a form for every plural rule`, () => {
    for (const [key, sentence] of sentences.filter(([, text]) => COUNTED.test(text))) {
      deepEqual(
        sentence.split("|").map(form => form.replace(/=.*/s, "")),
        rules,
        key,
      );
    }
  });

  test(`a word of ${language} that follows a number agrees with it`, () => {
    const uncounted = sentences.filter(([, text]) => !COUNTED.test(text));
    deepEqual(
      uncounted.filter(([, text]) => NUMBERED.test(text)),
      [],
    );
  });

  test(`a word of ${language} stands once, here or among those that the element shares`, () => {
    const keys = catalogues
      .filter(({ fileName }) => new RegExp(`[/-]${language}\\.ts$`).test(fileName))
      .flatMap(nodesOf)
      .filter(ts.isPropertyAssignment)
      .map(({ name }) => (name as ts.StringLiteral | ts.Identifier).text);
    deepEqual(keys.sort(), all.flatMap(Object.keys).sort());
  });
}

const ASKED = askedOf(
  [fr, { ...fr, ...otherFr }, editorFr, newFr, teamFr, shared].map(words => new Set(Object.keys(words))),
);

test("the pages are read as they are written", () => {
  const expected = ["live", "slot.planned", "slot.running", "slot.done", "slot.skipped", "open"];
  deepEqual(
    expected.filter(key => !ASKED.keys.has(key)),
    [],
  );
  equal(ASKED.families.has("said."), true);
});

test("no word is there for nothing", () => {
  const families = [...ASKED.families];
  const unasked = FRENCH.flatMap(Object.keys).filter(
    key => !ASKED.keys.has(key) && !families.some(family => key.startsWith(family)),
  );
  deepEqual(unasked, []);
});

test("no sentence stands in the code", () => {
  const sentences = pages.flatMap(page =>
    textsOf(page)
      .filter(text => SENTENCE.test(text))
      .map(text => `${page.fileName}: ${text}`),
  );
  deepEqual(sentences, []);
});
