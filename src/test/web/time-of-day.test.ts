import { equal } from "node:assert/strict";
import { test } from "node:test";
import { firstAt, timeOfDay } from "../../main/web/time/time-of-day.js";

const PARIS = "Europe/Paris";

function first(time: string, from: string): string {
  return new Date(firstAt(time, PARIS, Date.parse(from))).toISOString();
}

test("a time of day is that of the zone, with two digits each", () => {
  equal(timeOfDay(Date.parse("2017-03-04T08:05:59Z"), PARIS), "09:05");
});

test("a time that is still to come is that of today", () => {
  equal(first("18:00", "2017-03-04T12:00:00Z"), "2017-03-04T17:00:00.000Z");
});

test("a time that is now is now", () => {
  equal(first("18:00", "2017-03-04T17:00:00Z"), "2017-03-04T17:00:00.000Z");
});

test("a time that has passed today is that of tomorrow", () => {
  equal(first("00:30", "2017-03-04T22:00:00Z"), "2017-03-04T23:30:00.000Z");
});

test("of a time that comes twice, the first that is not past counts", () => {
  equal(first("02:30", "2027-10-30T22:00:00Z"), "2027-10-31T00:30:00.000Z");
  equal(first("02:30", "2027-10-31T00:45:00Z"), "2027-10-31T01:30:00.000Z");
});

test("a time that is skipped is as long after midnight as it says", () => {
  equal(first("02:30", "2027-03-27T23:00:00Z"), "2027-03-28T01:30:00.000Z");
});
