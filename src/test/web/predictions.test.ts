import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { byStart, percent, type Missed } from "../../main/web/report/predictions.js";

const LUNCH = {
  city: "lyon",
  slot: "lunch",
  actual: "2017-03-04T12:09:00Z",
  predicted: "2017-03-04T12:03:00Z",
};
const TURN = {
  milestone: "meetup",
  turn: "paris",
  actual: "2017-03-04T17:20:00Z",
  predicted: "2017-03-04T17:08:00Z",
};

test("what was missed twice of one start is listed once, what was said first ahead", () => {
  const missed: Missed[] = [
    { ...LUNCH, minutes: 10 },
    { ...LUNCH, minutes: 30 },
    { ...TURN, minutes: 10 },
  ];
  deepEqual(
    byStart(missed).map(({ said }) => said.map(({ minutes }) => minutes)),
    [[30, 10], [10]],
  );
});

test("a share is in whole hundredths, and nothing has none", () => {
  equal(percent(2, 3), 67);
  equal(percent(0, 0), undefined);
});
