import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import {
  cancelled,
  currentMilestone,
  end,
  hourless,
  items,
  likelyNext,
  minutesBetween,
  minutesLate,
  next,
  onNow,
  start,
} from "../../main/web/programme/programme.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, slotWith, timelineWith } from "./documents.js";

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

test("what runs is on, whatever the clock says", () => {
  const city = cityWith({ welcome: { ...WELCOME, state: "running" }, work: WORK });
  deepEqual(ids(onNow(city, millisAt("10:30"))), ["welcome"]);
});

test("where nothing runs, the last slot that should have started is on", () => {
  deepEqual(ids(onNow(cityWith({ welcome: WELCOME, work: WORK }), millisAt("09:30"))), ["welcome"]);
  deepEqual(ids(onNow(cityWith({ welcome: WELCOME, work: WORK, dinner: DINNER }), millisAt("18:00"))), []);
});

test("what was skipped is not on", () => {
  deepEqual(ids(onNow(cityWith({ welcome: { ...WELCOME, state: "skipped" } }), millisAt("09:30"))), []);
});

test("where nothing has hours, what is announced for today is on", () => {
  const city = cityWith({
    night: slotWith({ part: "evening" }),
    sunday: slotWith({ order: 1, day: "2017-03-05", part: "day" }),
  });
  deepEqual(ids(onNow(city, millisAt("08:00"))), ["night"]);
});

test("a slot without hours is of today by the clocks of its city", () => {
  const night = slotWith({ part: "evening" });
  const late = Date.parse("2017-03-04T23:30:00Z");
  deepEqual(ids(hourless(cityWith({ night }), late)), []);
  deepEqual(ids(hourless(cityWith({ night }, { timezone: "UTC" }), late)), ["night"]);
});

test("next is the first planned slot that is still to come", () => {
  const city = cityWith({ welcome: WELCOME, work: { ...WORK, state: "skipped" }, dinner: DINNER });
  equal(next(city, millisAt("09:30"))?.id, "dinner");
  equal(next(city, millisAt("19:00"))?.id, undefined);
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

test("a city that is expected opens first", () => {
  deepEqual(likelyNext(cityWith({ welcome: WELCOME }, { state: "expected" }), millisAt("09:00")), {
    kind: "open",
  });
});

test("where nothing runs, the first planned slot starts next", () => {
  const step = likelyNext(cityWith({ welcome: WELCOME, work: WORK }), millisAt("08:50"));
  deepEqual(step, { kind: "start", item: { id: "welcome", slot: WELCOME } });
});

test("what stands before something said is not next, and neither is what should have begun hours ago", () => {
  const done = cityWith({ welcome: WELCOME, work: { ...WORK, state: "done" }, dinner: DINNER });
  deepEqual(likelyNext(done, millisAt("12:00")), { kind: "start", item: { id: "dinner", slot: DINNER } });
  const silent = cityWith({ welcome: WELCOME, dinner: DINNER });
  deepEqual(likelyNext(silent, millisAt("12:00")), { kind: "start", item: { id: "dinner", slot: DINNER } });
});

test("what runs is finished next", () => {
  const running = { ...WELCOME, state: "running" as const };
  deepEqual(likelyNext(cityWith({ welcome: running, work: WORK }), millisAt("09:55")), {
    kind: "finish",
    item: { id: "welcome", slot: running },
  });
});

test("what runs without an end gives way to the next that is due in ten minutes", () => {
  const running = { ...WORK, state: "running" as const };
  const city = cityWith({ work: running, dinner: DINNER });
  equal(likelyNext(city, millisAt("18:49")).kind, "finish");
  deepEqual(likelyNext(city, millisAt("18:51")), { kind: "start", item: { id: "dinner", slot: DINNER } });
});

test("after the last slot there is nothing to say", () => {
  deepEqual(likelyNext(cityWith({ welcome: { ...WELCOME, state: "done" } }), millisAt("10:00")), {
    kind: "nothing",
  });
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
  equal(currentMilestone(timelineWith({}, { night, evening, morning }))?.[0], "evening");
  equal(
    currentMilestone(timelineWith({}, { morning, noon: { ...morning, expected: at("12:00") } }))?.[0],
    "noon",
  );
  equal(currentMilestone(timelineWith({})), undefined);
});
