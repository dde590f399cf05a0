import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import {
  cancelled,
  currentMilestone,
  end,
  items,
  minutesBetween,
  minutesLate,
  next,
  onNow,
  start,
} from "../../main/web/programme/programme.js";
import { programmeLines } from "../../main/web/programme/programme-lines.js";
import { whenItComes } from "../../main/web/programme/when-it-comes.js";
import { DAY_MILLIS } from "../../main/web/time/local-time.js";
import { shared } from "../../main/web/words/catalogue/shared/fr.js";
import { Wording } from "../../main/web/words/wording.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, slotWith, timelineWith } from "./documents.js";

const WORDS = new Wording("fr", shared, []);
const WELCOME = slotAt(0, "09:00", "10:00");
const WORK = slotAt(1, "10:00");
const DINNER = slotAt(2, "19:00");

function ids(all: { id: string }[]): string[] {
  return all.map(({ id }) => id);
}

test("a programme is in its own order, whatever order the document has", () => {
  deepEqual(ids(items(cityWith({ dinner: DINNER, welcome: WELCOME, work: WORK }))), [
    "welcome",
    "work",
    "dinner",
  ]);
});

test("a shared moment stands in the programme where its city comes to it, and in no other", () => {
  const city = cityWith({ welcome: WELCOME, dinner: DINNER });
  const call = milestoneWith({ cities: { lyon: { order: 1, ready: "unknown" } } });
  const timeline = timelineWith({ lyon: city, tunis: city }, { call });
  deepEqual(ids(programmeLines("lyon", city, timeline)), ["welcome", "call", "dinner"]);
  deepEqual(ids(programmeLines("tunis", city, timeline)), ["welcome", "dinner"]);
});

test("a slot starts as it did, or as it is expected to, or as it was announced", () => {
  const announced = { start: at("09:00") };
  equal(start(slotWith({ planned: announced })), millisAt("09:00"));
  equal(start(slotWith({ planned: announced, expected: { start: at("09:10") } })), millisAt("09:10"));
  const started = { planned: announced, expected: { start: at("09:10") }, actual: { start: at("09:12") } };
  equal(start(slotWith(started)), millisAt("09:12"));
  equal(start(slotWith({ part: "morning" })), undefined);
});

test("a slot ends as it did, or as it is expected to", () => {
  equal(end(WELCOME, []), millisAt("10:00"));
  equal(
    end(slotAt(0, "09:00", "10:00", { actual: { start: at("09:00"), end: at("09:50") } }), []),
    millisAt("09:50"),
  );
});

test("a slot without an end goes on until the next one of its day, and four hours at most", () => {
  const lunch = slotAt(2, "12:30");
  equal(end(WORK, items(cityWith({ work: WORK, lunch }))), millisAt("12:30"));
  equal(end(WORK, items(cityWith({ work: WORK, dinner: DINNER }))), millisAt("14:00"));
  equal(
    end(WORK, items(cityWith({ work: WORK, lunch: { ...lunch, day: "2017-03-05" } }))),
    millisAt("11:00"),
  );
});

test("the last slot of a day without an end lasts an hour", () => {
  equal(end(DINNER, items(cityWith({ work: WORK, dinner: DINNER }))), millisAt("20:00"));
});

test("a slot without hours has no end", () => {
  equal(end(slotWith({ part: "evening" }), []), undefined);
});

test("what runs is now, and what is due beside it is next", () => {
  const talk = slotAt(1, "09:15", "09:45");
  const city = cityWith({ welcome: { ...WELCOME, state: "running" }, talk, dinner: DINNER });
  deepEqual(ids(onNow(city, millisAt("09:30"))), ["welcome"]);
  equal(next(city, millisAt("09:30"))?.id, "talk");
});

test("what nobody has confirmed stays now beside what is due", () => {
  const city = cityWith({ welcome: { ...WELCOME, state: "running" }, work: WORK });
  deepEqual(
    onNow(city, millisAt("10:41")).map(({ id, now }) => [id, now]),
    [
      ["welcome", "unconfirmed"],
      ["work", "due"],
    ],
  );
});

test("where nothing runs, all that is due is now", () => {
  const city = cityWith({ day: slotWith({ part: "day", order: 0 }), work: WORK, dinner: DINNER });
  deepEqual(ids(onNow(city, millisAt("10:30"))), ["day", "work"]);
  deepEqual(ids(onNow(city, millisAt("18:00"))), ["day", "work"]);
  deepEqual(ids(onNow(city, millisAt("19:00"))), ["day", "dinner"]);
});

test("next is the first planned slot that is still to come", () => {
  const city = cityWith({ welcome: WELCOME, work: { ...WORK, state: "skipped" }, dinner: DINNER });
  equal(next(city, millisAt("09:30"))?.id, "dinner");
  equal(next(city, millisAt("19:00"))?.id, undefined);
});

test("what has no hours is next until its part of the day comes", () => {
  const afternoon = slotWith({ part: "afternoon", order: 1 });
  const city = cityWith({ welcome: WELCOME, afternoon });
  equal(next(city, millisAt("09:30"))?.id, "afternoon");
  equal(next(city, millisAt("13:00"))?.id, undefined);
  equal(whenItComes(afternoon, millisAt("09:30"), "Europe/Paris", WORDS), "l’après-midi");
  equal(whenItComes(afternoon, millisAt("09:30") - DAY_MILLIS, "Europe/Paris", WORDS), "sam. l’après-midi");
  equal(whenItComes(DINNER, millisAt("09:30"), "Europe/Paris", WORDS), "19:00");
});

test("lateness is counted in the minutes that clocks show", () => {
  equal(minutesBetween(Date.parse("2017-03-04T09:00:00Z"), Date.parse("2017-03-04T09:00:59Z")), 0);
  equal(minutesBetween(Date.parse("2017-03-04T09:00:59Z"), Date.parse("2017-03-04T09:01:00Z")), 1);
});

test("a slot is late by what it started after its plan, and early below zero", () => {
  equal(minutesLate(slotAt(0, "09:00", undefined, { expected: { start: at("09:26") } })), 26);
  equal(minutesLate(slotAt(0, "09:00", undefined, { actual: { start: at("08:55") } })), -5);
  equal(minutesLate(slotWith({ part: "morning" })), 0);
});

test("a cancelled milestone can come back as long as its time is still to come", () => {
  const timeline = timelineWith(
    {},
    { call: milestoneWith({ state: "cancelled" }), other: milestoneWith({}) },
  );
  deepEqual(
    cancelled(timeline, millisAt("17:59")).map(([id]) => id),
    ["call"],
  );
  deepEqual(
    cancelled(timeline, millisAt("18:00")).map(([id]) => id),
    [],
  );
});

test("the milestone that matters is the first that is not over, or else the last", () => {
  const morning = milestoneWith({ expected: at("10:00"), state: "done" });
  const evening = milestoneWith({ expected: at("18:00") });
  const night = milestoneWith({ expected: at("23:00"), state: "held" });
  const noon = { ...morning, expected: at("12:00") };
  equal(currentMilestone(timelineWith({}, { night, evening, morning }), millisAt("17:00"))?.[0], "evening");
  equal(currentMilestone(timelineWith({}, { morning, noon }), millisAt("17:00"))?.[0], "noon");
  equal(currentMilestone(timelineWith({}), millisAt("17:00")), undefined);
});

test("a moment that nobody started gives way to the next two hours after its time", () => {
  const timeline = timelineWith(
    {},
    { evening: milestoneWith({ expected: at("18:00") }), night: milestoneWith({ expected: at("23:00") }) },
  );
  equal(currentMilestone(timeline, millisAt("20:00"))?.[0], "evening");
  equal(currentMilestone(timeline, millisAt("20:01"))?.[0], "night");
});
