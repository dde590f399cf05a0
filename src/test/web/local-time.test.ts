import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import {
  dayAfter,
  dayOf,
  days,
  firstShown,
  HOUR_MILLIS,
  instantsOf,
  midnight,
  midnights,
  offset,
  readInstant,
  shownAs,
  withOffset,
} from "../../main/web/time/local-time.js";

const PARIS = "Europe/Paris";

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(".000", "");
}

test("a zone is ahead of UTC by more in summer", () => {
  equal(offset(Date.parse("2017-03-04T12:00:00Z"), PARIS), HOUR_MILLIS);
  equal(offset(Date.parse("2017-07-04T12:00:00Z"), PARIS), 2 * HOUR_MILLIS);
});

test("a zone west of UTC is behind it", () => {
  equal(offset(Date.parse("2017-03-04T12:00:00.700Z"), "Pacific/Honolulu"), -10 * HOUR_MILLIS);
});

test("an hour that comes twice has two instants", () => {
  deepEqual(instantsOf(shownAs("2027-10-31", 2.5), PARIS).map(iso), [
    "2027-10-31T00:30:00Z",
    "2027-10-31T01:30:00Z",
  ]);
});

test("an hour that is skipped has no instant", () => {
  deepEqual(instantsOf(shownAs("2027-03-28", 2.5), PARIS), []);
});

test("what a skipped hour would show first is the change itself", () => {
  equal(iso(firstShown(shownAs("2027-03-28", 2.5), PARIS)), "2027-03-28T01:00:00Z");
});

test("a day begins at midnight of its zone", () => {
  equal(iso(midnight("2017-03-04", PARIS)), "2017-03-03T23:00:00Z");
});

test("a day whose midnight is skipped begins at the change", () => {
  equal(iso(midnight("2027-03-14", "America/Havana")), "2027-03-14T05:00:00Z");
});

test("a day that a zone skipped begins and ends at once", () => {
  equal(iso(midnight("2011-12-30", "Pacific/Apia")), "2011-12-30T10:00:00Z");
  equal(iso(midnight("2011-12-31", "Pacific/Apia")), "2011-12-30T10:00:00Z");
});

test("the midnights of some days are one more than the days", () => {
  deepEqual(midnights("2017-03-25", "2017-03-26", PARIS).map(iso), [
    "2017-03-24T23:00:00Z",
    "2017-03-25T23:00:00Z",
    "2017-03-26T22:00:00Z",
  ]);
});

test("the midnights around a skipped day stand once each", () => {
  equal(midnights("2011-12-29", "2011-12-31", "Pacific/Apia").length, 3);
});

test("it is another day elsewhere", () => {
  const evening = Date.parse("2017-03-04T23:30:00Z");
  equal(dayOf(evening, "UTC"), "2017-03-04");
  equal(dayOf(evening, PARIS), "2017-03-05");
});

test("days are counted over the end of a month", () => {
  deepEqual(days("2028-02-28", "2028-03-01"), ["2028-02-28", "2028-02-29", "2028-03-01"]);
  equal(dayAfter("2017-12-31"), "2018-01-01");
});

test("an instant is written with the offset of its zone, and with seconds where there are any", () => {
  equal(withOffset(Date.parse("2017-03-04T17:05:00Z"), PARIS), "2017-03-04T18:05+01:00");
  equal(withOffset(Date.parse("2017-03-04T17:05:09Z"), PARIS), "2017-03-04T18:05:09+01:00");
  equal(withOffset(Date.parse("2017-03-04T17:05:00Z"), "America/St_Johns"), "2017-03-04T13:35-03:30");
});

test("an instant is read from an address, where a plus has become a space", () => {
  equal(readInstant("2017-03-04T18:05 01:00"), Date.parse("2017-03-04T17:05:00Z"));
  equal(readInstant("2017-03-04T17:05Z"), Date.parse("2017-03-04T17:05:00Z"));
});

test("a time without a zone, a day that does not exist and nothing at all are no instants", () => {
  equal(readInstant("2017-03-04T18:05"), undefined);
  equal(readInstant("2017-13-04T18:05Z"), undefined);
  equal(readInstant(null), undefined);
});
