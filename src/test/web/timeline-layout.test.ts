import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { HOUR_MILLIS } from "../../main/web/time/local-time.js";
import {
  axis,
  dayBars,
  draw,
  hoursAt,
  length,
  marks,
  stepAt,
  type Axis,
} from "../../main/web/timeline/timeline-layout.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, slotWith, timelineWith } from "./documents.js";

const PARIS = "Europe/Paris";
const DAY: Axis = { from: millisAt("08:00"), to: millisAt("20:00") };

function between(from: string, to: string): Axis {
  return { from: Date.parse(from), to: Date.parse(to) };
}

function lanes(drawn: { id: string; lane: number }[]): Record<string, number> {
  return Object.fromEntries(drawn.map(({ id, lane }) => [id, lane]));
}

test("the axis goes from the first thing to the last, in whole hours, with some air", () => {
  const city = cityWith({ welcome: slotAt(0, "09:30", "10:00"), work: slotAt(1, "10:00", "12:15") });
  deepEqual(axis(timelineWith({ lyon: city })), { from: millisAt("08:00"), to: millisAt("14:00") });
});

test("the axis holds what started early and what ends late", () => {
  const early = slotAt(0, "09:30", "10:00", { actual: { start: at("08:10"), end: at("13:30") } });
  deepEqual(axis(timelineWith({ lyon: cityWith({ early }) })), {
    from: millisAt("07:00"),
    to: millisAt("15:00"),
  });
});

test("the axis holds the milestones, and a part of a day for a slot without hours", () => {
  const timeline = timelineWith(
    { lyon: cityWith({ work: slotWith({ part: "afternoon" }) }) },
    { call: milestoneWith({}) },
  );
  deepEqual(axis(timeline), { from: millisAt("11:00"), to: millisAt("20:00") });
});

test("the axis of an edition in which nothing has a time is that of its days", () => {
  const days = axis(timelineWith({ lyon: cityWith({}) }));
  deepEqual(days, between("2017-03-03T22:00:00Z", "2017-03-06T00:00:00Z"));
});

test("an instant is so many hours from the beginning of the axis", () => {
  equal(hoursAt(millisAt("09:30"), DAY), 1.5);
  equal(length(DAY), 12);
});

test("marks are no nearer to each other than their times are wide", () => {
  equal(stepAt(300), 0.25);
  equal(stepAt(58), 1);
  equal(stepAt(57), 2);
  equal(stepAt(1), 24);
});

test("marks stand where the clocks of the zone show multiples of the step", () => {
  deepEqual(marks(DAY, 6, PARIS), [
    { at: 4, millis: millisAt("12:00") },
    { at: 10, millis: millisAt("18:00") },
  ]);
  deepEqual(
    marks(DAY, 6, "Asia/Kolkata").map(mark => mark.at),
    [5.5, 11.5],
  );
});

test("where clocks are put forward, the skipped hour has no mark", () => {
  const shown = marks(between("2017-03-26T00:00:00Z", "2017-03-26T03:00:00Z"), 1, PARIS);
  deepEqual(
    shown.map(mark => mark.at),
    [0, 1, 2],
  );
});

test("where clocks are put back, the hour that comes twice has two marks", () => {
  const shown = marks(between("2017-10-28T23:00:00Z", "2017-10-29T03:00:00Z"), 1, PARIS);
  deepEqual(
    shown.map(mark => mark.at),
    [0, 1, 2, 3],
  );
});

test("marks around a change of clocks keep a distance that can be read", () => {
  const shown = marks(between("2017-03-25T20:00:00Z", "2017-03-26T12:00:00Z"), 2, PARIS).map(
    mark => mark.millis,
  );
  equal(
    shown.every((millis, i) => i === 0 || millis - shown[i - 1]! >= 1.2 * HOUR_MILLIS),
    true,
  );
});

test("a day is as much of the axis as it is on it", () => {
  deepEqual(dayBars({ from: millisAt("20:00"), to: millisAt("20:00") + 6 * HOUR_MILLIS }, PARIS), [
    { from: 0, to: 4, open: false, millis: millisAt("20:00") },
    { from: 4, to: 6, open: false, millis: Date.parse("2017-03-04T23:00:00Z") },
  ]);
});

test("the day on which clocks are put forward has 23 hours", () => {
  const days = dayBars(between("2017-03-25T23:00:00Z", "2017-03-26T22:00:00Z"), PARIS);
  deepEqual(
    days.map(day => day.to - day.from),
    [23],
  );
});

test("a day that its zone skipped is not drawn", () => {
  equal(dayBars(between("2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z"), "Pacific/Apia").length, 2);
});

test("a slot that keeps its announcement is drawn as announced alone", () => {
  deepEqual(
    draw(cityWith({ work: slotAt(0, "10:00", "12:00") }), millisAt("09:00"), DAY).map(
      ({ announced, shown }) => ({ announced, shown }),
    ),
    [{ announced: { from: 2, to: 4, open: false }, shown: undefined }],
  );
});

test("a slot that is expected later is drawn beside its announcement", () => {
  const moved = slotAt(0, "10:00", "12:00", { expected: { start: at("10:30"), end: at("12:30") } });
  deepEqual(draw(cityWith({ moved }), millisAt("09:00"), DAY)[0]!.shown, { from: 2.5, to: 4.5, open: false });
});

test("a slot that is expected half a minute later is drawn as announced", () => {
  const near = slotAt(0, "10:00", "12:00", { expected: { start: "2017-03-04T09:00:30Z", end: at("12:00") } });
  equal(draw(cityWith({ near }), millisAt("09:00"), DAY)[0]!.shown, undefined);
});

test("a slot that runs over is drawn up to now", () => {
  const running = slotAt(0, "10:00", "11:00", { state: "running", actual: { start: at("10:00") } });
  deepEqual(draw(cityWith({ running }), millisAt("11:30"), DAY)[0]!.shown, { from: 2, to: 3.5, open: false });
});

test("a slot without an end is open up to the next", () => {
  const city = cityWith({ work: slotAt(0, "10:00"), lunch: slotAt(1, "12:30", "13:30") });
  deepEqual(draw(city, millisAt("09:00"), DAY)[0]!.announced, { from: 2, to: 4.5, open: true });
});

test("a slot without hours is drawn as its part of the day", () => {
  const city = cityWith({ work: slotWith({ part: "afternoon" }) });
  deepEqual(draw(city, millisAt("09:00"), DAY)[0]!.announced, { from: 4, to: 10, open: false });
});

test("a part of the day that only a newer server knows is not drawn", () => {
  deepEqual(draw(cityWith({ work: slotWith({ part: "dawn" as "day" }) }), millisAt("09:00"), DAY), []);
});

test("slots that overlap stand in lanes of their own, and one lane serves again", () => {
  const city = cityWith({
    talks: slotAt(0, "09:00", "11:00"),
    workshop: slotAt(1, "10:00", "12:00"),
    lunch: slotAt(2, "12:00", "13:00"),
  });
  deepEqual(lanes(draw(city, millisAt("08:00"), DAY)), { talks: 0, workshop: 1, lunch: 0 });
});

test("a slot that begins as another ends takes its lane", () => {
  const city = cityWith({ talks: slotAt(0, "09:00", "10:00"), workshop: slotAt(1, "10:00", "12:00") });
  deepEqual(lanes(draw(city, millisAt("08:00"), DAY)), { talks: 0, workshop: 0 });
});

test("what was announced and not kept pushes nothing out of its lane", () => {
  const early = slotAt(0, "10:00", "12:00", {
    state: "done",
    actual: { start: at("09:00"), end: at("10:00") },
  });
  deepEqual(lanes(draw(cityWith({ early, next: slotAt(1, "10:30", "11:00") }), millisAt("11:00"), DAY)), {
    early: 0,
    next: 0,
  });
});
