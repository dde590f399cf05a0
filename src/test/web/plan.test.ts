import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { begin, changed, freshSlot, inOrder, inserted, moved } from "../../main/web/editor/plan.js";
import { placed, redone, removed, retitled, undone } from "../../main/web/editor/plan.js";
import { keyOf, type Lines } from "../../main/web/editor/plan-lines.js";
import { MOMENTS, slotLine } from "./plans.js";

const CALL = { milestone: "call" };
const MORNING = slotLine("morning", "09:00", "10:00");
const NIGHT = slotLine("night", "22:00", "2017-03-05T02:00");

function keys(lines: Lines): string[] {
  return lines.map(keyOf);
}

test("a change can be undone and done again, and a new one forgets what was undone", () => {
  const plan = changed(begin([MORNING]), [MORNING, NIGHT]);
  deepEqual(undone(plan).lines, [MORNING]);
  deepEqual(redone(undone(plan)).lines, [MORNING, NIGHT]);
  deepEqual(redone(changed(undone(plan), [NIGHT])).lines, [NIGHT]);
  equal(undone(begin([])).lines.length, 0);
});

test("a new slot goes on where the one before it ends", () => {
  const slot = freshSlot(begin([MORNING]), MORNING, "2017-03-04", MOMENTS);
  deepEqual([slot.day, slot.at, slot.until], ["2017-03-04", "10:00", undefined]);
  const late = freshSlot(begin([NIGHT]), NIGHT, "2017-03-04", MOMENTS);
  deepEqual([late.day, late.at], ["2017-03-05", "02:00"]);
});

test("a slot gets its id of its first title, and keeps it", () => {
  const plan = begin([MORNING]);
  const slot = freshSlot(plan, undefined, "2017-03-04", MOMENTS);
  const titled = retitled(plan, slot, "Café & accueil");
  equal(titled.id, "cafe-accueil");
  equal(retitled(plan, titled, "Petit déjeuner").id, "cafe-accueil");
});

test("no slot gets the id of one that was announced, even if that is gone", () => {
  const plan = changed(begin([slotLine("pause", "10:00")]), []);
  const slot = freshSlot(plan, undefined, "2017-03-04", MOMENTS);
  equal(retitled(plan, slot, "Pause").id, "pause-2");
});

test("an announced id is kept, also one that could be a new slot's", () => {
  const announced = { ...slotLine("slot-1", "10:00"), title: "الغداء" };
  equal(retitled(begin([announced]), announced, "Lunch").id, "slot-1");
});

test("a title without a letter from a to z has an id all the same", () => {
  const plan = begin([]);
  const slot = freshSlot(plan, undefined, "2017-03-04", MOMENTS);
  equal(retitled({ ...plan, lines: [slot] }, slot, "الغداء").id, "slot-2");
});

test("a slot stands where its hour belongs, a moment among them", () => {
  const late = slotLine("late", "20:00");
  deepEqual(keys(inOrder([CALL, late, MORNING], MOMENTS)), ["morning", "milestone:call", "late"]);
  deepEqual(keys(placed([CALL, late, MORNING], 2, MOMENTS)), ["morning", "milestone:call", "late"]);
  deepEqual(keys(placed([late, CALL], 0, MOMENTS)), ["milestone:call", "late"]);
});

test("slots of one hour stay as somebody has put them", () => {
  const lines = [slotLine("b", "09:00"), slotLine("a", "09:00")];
  equal(placed(lines, 1, MOMENTS), lines);
  equal(inOrder(lines, MOMENTS), lines);
});

test("a slot without hours stands in its part of the day", () => {
  const evening = { id: "evening", day: "2017-03-04", part: "evening", kind: "other", title: "Soirée" };
  deepEqual(keys(inOrder([evening, MORNING, NIGHT], MOMENTS)), ["morning", "evening", "night"]);
});

test("a moment cannot be taken out, and no line is moved past an end", () => {
  const lines = inserted([CALL], 0, MORNING);
  equal(removed(lines, 1), lines);
  deepEqual(removed(lines, 0), [CALL]);
  deepEqual(keys(moved(lines, 0, 5)), ["milestone:call", "morning"]);
  equal(moved(lines, 0, -1), lines);
});
