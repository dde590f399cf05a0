import { equal } from "node:assert/strict";
import { test } from "node:test";
import { cityName } from "../../main/web/words/city-name.js";

const TUNIS = { name: "Tunis", names: { ar: "تونس", fr: "Tunis" } };

test("a city is called by its name in the reader's language, where it has one", () => {
  equal(cityName(TUNIS, "ar"), "تونس");
  equal(cityName(TUNIS, "en"), "Tunis");
  equal(cityName({ name: "Lyon" }, "ar"), "Lyon");
});

test("what a name is called in a language that is no language is nobody's name", () => {
  equal(cityName({ name: "Lyon", names: {} }, "constructor"), "Lyon");
});
