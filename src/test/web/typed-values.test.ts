import { equal } from "node:assert/strict";
import { test } from "node:test";
import { typedDay, typedLength, typedName, typedTime } from "../../main/web/editor/typed-values.js";
import { WORDS } from "./plans.js";

const TIMES: Record<string, string | undefined> = {
  "9": "09:00",
  "9h": "09:00",
  "9 h 30": "09:30",
  "9h05": "09:05",
  "9:00": "09:00",
  "09.00": "09:00",
  "930": "09:30",
  "2215": "22:15",
  "à 18h": "18:00",
  "6:30 pm": "18:30",
  "12 am": "00:00",
  "٩:٣٠": "09:30",
  "24:00": "24:00",
  "25:00": undefined,
  "9:75": undefined,
  matin: undefined,
};

for (const [typed, time] of Object.entries(TIMES)) {
  test(`“${typed}” is ${time ?? "no time"}`, () => equal(typedTime(typed), time));
}

const DAYS: Record<string, string | undefined> = {
  "2017-03-04": "2017-03-04",
  "4/3": "2017-03-04",
  "04/03/2017": "2017-03-04",
  "3/4/2017": "2017-03-04",
  "4 mars": "2017-03-04",
  "sam. 4 mars": "2017-03-04",
  Samedi: "2017-03-04",
  sat: "2017-03-04",
  السبت: "2017-03-04",
  "5": "2017-03-05",
  "4 avril": undefined,
  lundi: undefined,
  "12": undefined,
};

for (const [typed, day] of Object.entries(DAYS)) {
  test(`“${typed}” is ${day ?? "none of the days"}`, () => equal(typedDay(typed, WORDS.days), day));
}

test("the name of a weekday that the event has twice is no day", () => {
  equal(typedDay("samedi", ["2017-03-04", "2017-03-11"]), undefined);
});

test("a length is written with a plus or with its unit", () => {
  equal(typedLength("+45"), 45);
  equal(typedLength("90 min"), 90);
  equal(typedLength("45"), undefined);
});

test("a kind is known by its name, its beginning and its word in the file", () => {
  equal(typedName("Atelier", WORDS.kinds), "workshop");
  equal(typedName("tra", WORDS.kinds), "work");
  equal(typedName("meal", WORDS.kinds), "meal");
  equal(typedName("a", WORDS.kinds), undefined);
  equal(typedName("plénière", WORDS.kinds), undefined);
});
