import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { isOverdue, openCalls } from "../../main/web/control/calls.js";
import { at, cityWith, millisAt, timelineWith } from "./documents.js";

const CABLE = { text: "un câble", since: at("17:20") };
const MICRO = { text: "un micro", since: at("17:10") };

test("the call that has waited longest comes first, whichever its city", () => {
  const timeline = timelineWith({
    lyon: cityWith({}, { help: { c: CABLE } }),
    paris: cityWith({}, { help: { m: MICRO } }),
  });
  deepEqual(
    openCalls(timeline).map(({ id, from }) => [from, id]),
    [
      ["paris", "m"],
      ["lyon", "c"],
    ],
  );
});

test("a call is overdue after ten minutes without an answer", () => {
  const call = { id: "c", from: "lyon", city: cityWith({}), call: CABLE };
  equal(isOverdue(call, millisAt("17:29")), false);
  equal(isOverdue(call, millisAt("17:30")), true);
});

test("an answered call is never overdue", () => {
  const answers = { a: { text: "il arrive", at: at("17:25") } };
  const call = { id: "c", from: "lyon", city: cityWith({}), call: { ...CABLE, answers } };
  equal(isOverdue(call, millisAt("18:00")), false);
});
