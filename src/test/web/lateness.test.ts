import { equal } from "node:assert/strict";
import { test } from "node:test";
import { offSign, offWords } from "../../main/web/programme/lateness.js";
import { Wording } from "../../main/web/words/wording.js";
import { shared as arabic } from "../../main/web/words/catalogue/shared/ar.js";
import { shared as english } from "../../main/web/words/catalogue/shared/en.js";
import { shared as french } from "../../main/web/words/catalogue/shared/fr.js";

const FRENCH = new Wording("fr", french, []);
const ENGLISH = new Wording("en", english, []);
const ARABIC = new Wording("ar", arabic, []);

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

test("what is late has a plus and what is early a minus", () => {
  equal(plain(offSign(26, FRENCH)), "+26 min");
  equal(plain(offSign(-26, FRENCH)), "−26 min");
});

test("from an hour on it is written in hours, with minutes where there are any", () => {
  equal(plain(offSign(59, FRENCH)), "+59 min");
  equal(plain(offSign(60, FRENCH)), "+1 h");
  equal(plain(offSign(26 * 60 + 30, FRENCH)), "+26 h 30 min");
});

test("the ear is told in words", () => {
  equal(plain(offWords(65, FRENCH)), "1 heure 5 minutes de retard");
  equal(plain(offWords(-1, FRENCH)), "1 minute d’avance");
  equal(offWords(65, ENGLISH), "1 hour 5 minutes late");
});

test("Arabic puts the words where Arabic has them", () => {
  equal(offWords(-5, ARABIC).startsWith("التبكير: "), true);
});
