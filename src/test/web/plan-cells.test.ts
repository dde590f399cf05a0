import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { begin } from "../../main/web/editor/plan.js";
import { cellText, columnOf, endsLater, typedInto, type Column } from "../../main/web/editor/plan-cells.js";
import type { SlotLine } from "../../main/web/editor/plan-lines.js";
import { slotLine, WORDS } from "./plans.js";

const SLOT = slotLine("travail", "10:00", "11:30");

function typed(column: Column, text: string, slot: SlotLine = SLOT): SlotLine {
  return typedInto(begin([slot]), slot, column, text, WORDS);
}

test("a slot that begins at another time keeps its length", () => {
  const slot = typed("from", "14h");
  deepEqual([slot.at, slot.until], ["14:00", "15:30"]);
});

test("a slot that comes to another day keeps its hours, also past midnight", () => {
  deepEqual(typed("day", "dimanche").until, "11:30");
  const night = typed("day", "3", slotLine("nuit", "22:00", "2017-03-05T02:00"));
  deepEqual([night.day, night.at, night.until], ["2017-03-03", "22:00", "2017-03-04T02:00"]);
});

test("an end by the clock that is before the start is on the next day, where that makes a night", () => {
  const slot = typed("to", "2h", slotLine("nuit", "22:00"));
  equal(slot.until, "2017-03-05T02:00");
  equal(endsLater(slot), true);
  equal(cellText(slot, "to", WORDS), "02:00");
});

test("an end a moment before the start is no night, and is left for the server to name", () => {
  equal(typed("to", "09:30").until, "09:30");
});

test("an end can be written as a length, and as the midnight behind the day", () => {
  equal(typed("to", "+45").until, "10:45");
  equal(typed("to", "24h").until, "2017-03-05T00:00");
});

test("in place of a start stands a part of the day, without an end", () => {
  const slot = typed("from", "matin");
  equal(slot.at, "matin");
  const morning = typed("from", "le matin");
  deepEqual([morning.part, morning.at, morning.until], ["morning", undefined, undefined]);
  equal(cellText(morning, "from", WORDS), "le matin");
  equal(typed("from", "9h", morning).part, undefined);
});

test("what cannot be read stays as it was typed", () => {
  equal(typed("from", "vers midi").at, "vers midi");
  equal(typed("day", "lundi").day, "lundi");
  equal(typed("kind", "plénière").kind, "plénière");
});

test("an empty cell leaves its member out", () => {
  equal("place" in typed("place", " ", { ...SLOT, place: "Salle 2" }), false);
  equal("until" in typed("to", ""), false);
  equal(typed("kind", "").kind, "other");
});

test("every member of a slot has the column where a fault of it is read", () => {
  equal(columnOf("until"), "to");
  equal(columnOf("part"), "from");
  equal(columnOf("id"), "title");
  equal(columnOf(undefined), "from");
});
