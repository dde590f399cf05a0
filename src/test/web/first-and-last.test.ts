import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { histories } from "../../main/web/report/first-and-last.js";

const WORK = { id: "work", day: "2017-03-04", at: "16:30", title: "Work" };
const MEAL = { id: "meal", day: "2017-03-04", at: "20:00", title: "Meal", place: "Hall" };
const MOMENT = { milestone: "meetup" };

function edition(...programme: (typeof WORK | typeof MOMENT)[]) {
  return { cities: { lyon: { name: "Lyon", programme } } };
}

test("a programme that was never announced differently has no history", () => {
  deepEqual(histories(edition(WORK, MOMENT), edition(MOMENT, WORK)), []);
});

test("a slot with other hours, another title or another place has its first and its last", () => {
  for (const change of [{ at: "17:00" }, { title: "Teams" }, { place: "Attic" }]) {
    const last = { ...WORK, ...change };
    deepEqual(histories(edition(WORK, MEAL), edition(last, MEAL)), [
      { city: "lyon", name: "Lyon", slots: [{ first: WORK, last }] },
    ]);
  }
});

test("what came has no first, and what went has no last", () => {
  deepEqual(histories(edition(WORK), edition(MEAL))[0]?.slots, [{ last: MEAL }, { first: WORK }]);
});

test("a change that was changed back is none, and neither is another kind or text", () => {
  const last = { ...WORK, kind: "talk", text: "Bring a cable" };
  deepEqual(histories(edition(WORK), edition(last)), []);
});
