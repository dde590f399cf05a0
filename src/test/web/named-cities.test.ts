import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { Timeline } from "../../main/web/feed/document.js";
import { withNamedCities } from "../../main/web/feed/named-cities.js";
import { cityName } from "../../main/web/words/city-name.js";

const TUNIS = { name: "Tunis", names: { ar: "تونس", fr: "Tunis" } };
const LYON = { name: "Lyon" };
const TIMELINE = { cities: { tunis: TUNIS, lyon: LYON } } as unknown as Timeline;

test("a city is called by its name in the reader's language, where it has one", () => {
  equal(cityName(TUNIS, "ar"), "تونس");
  equal(cityName(TUNIS, "en"), "Tunis");
  equal(cityName(LYON, "ar"), "Lyon");
});

test("what an object has besides is nobody's name", () => {
  equal(cityName({ name: "Lyon", names: {} }, "constructor"), "Lyon");
});

test("a document for readers of a language has their names, and is else the same", () => {
  const arabic = withNamedCities(TIMELINE, "ar");

  equal(arabic.cities["tunis"]!.name, "تونس");
  equal(arabic.cities["lyon"], TIMELINE.cities["lyon"]);
  equal(TIMELINE.cities["tunis"]!.name, "Tunis");
});

test("a document read twice is the same object, and so is one whose names are all as they were", () => {
  equal(withNamedCities(TIMELINE, "ar"), withNamedCities(TIMELINE, "ar"));
  equal(withNamedCities(TIMELINE, "fr"), TIMELINE);
});
