import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { changesBetween, isSame, merged } from "../../main/web/editor/plan-merge.js";
import { keyOf, type Lines } from "../../main/web/editor/plan-lines.js";
import { slotLine } from "./plans.js";

const [A, B, C] = [slotLine("a", "09:00"), slotLine("b", "10:00"), slotLine("c", "11:00")];
const CALL = { milestone: "call" };
const BASE: Lines = [A, B, CALL, C];

test("changes name the slot and its member, and have all of a slot that is new or gone", () => {
  const after = [{ ...A, title: "Accueil" }, CALL, C, slotLine("d", "12:00")];
  deepEqual(changesBetween(BASE, after), [
    { slot: "a", member: "title", was: "a", is: "Accueil" },
    { slot: "d", is: { day: "2017-03-04", at: "12:00", kind: "work", title: "d" } },
    { slot: "b", was: { day: "2017-03-04", at: "10:00", kind: "work", title: "b" } },
  ]);
});

test("a programme in another order is another one", () => {
  equal(isSame(BASE, [A, B, CALL, C]), true);
  equal(isSame(BASE, [B, A, CALL, C]), false);
});

test("of one slot each keeps the members that they changed", () => {
  const mine = [A, { ...B, title: "Mien" }, CALL, C];
  const theirs = [A, { ...B, place: "Hall", title: "Leur" }, CALL, C];
  deepEqual(merged(BASE, mine, theirs)[1], { ...B, title: "Mien", place: "Hall" });
});

test("what both added is there, each behind what it stood behind", () => {
  const mine = [A, slotLine("mine", "09:30"), B, CALL, C];
  const theirs = [A, B, CALL, C, slotLine("theirs", "12:00")];
  deepEqual(merged(BASE, mine, theirs).map(keyOf), ["a", "mine", "b", "milestone:call", "c", "theirs"]);
});

test("what I took out is gone, and what they took out stays out unless I changed it", () => {
  deepEqual(merged(BASE, [B, CALL, C], BASE).map(keyOf), ["b", "milestone:call", "c"]);
  deepEqual(merged(BASE, BASE, [A, CALL, C]).map(keyOf), ["a", "milestone:call", "c"]);
  const mine = [A, { ...B, title: "Mien" }, CALL, C];
  deepEqual(merged(BASE, mine, [A, CALL, C]).map(keyOf), ["a", "b", "milestone:call", "c"]);
});

test("two new slots that happen to have one id stay two", () => {
  const mine = { ...slotLine("pause", "15:00"), title: "Pause" };
  const theirs = { ...slotLine("pause", "10:30"), title: "Pause" };
  deepEqual(merged([A], [A, mine], [A, theirs]).map(keyOf), ["a", "pause-2", "pause"]);
});

test("my order holds where I moved lines", () => {
  const theirs = [A, B, CALL, C, slotLine("d", "12:00")];
  deepEqual(merged(BASE, [C, A, B, CALL], theirs).map(keyOf), ["c", "d", "a", "b", "milestone:call"]);
});
