import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { decidable } from "../../main/web/control/moments.js";
import { at, milestoneWith, millisAt, timelineWith } from "./documents.js";

const LATER = milestoneWith({ planned: at("20:00"), expected: at("20:00"), endsAt: at("20:10") });

function decidableAt(now: string, milestone: Parameters<typeof milestoneWith>[0]): string[] {
  const timeline = timelineWith({}, { appel: milestoneWith(milestone), adieux: LATER });
  return decidable(timeline, millisAt(now)).map(([id]) => id);
}

test("the moment that matters comes first, and a cancelled one is there while its time is ahead", () => {
  deepEqual(decidableAt("17:40", {}), ["appel"]);
  deepEqual(decidableAt("17:40", { state: "cancelled" }), ["adieux", "appel"]);
  deepEqual(decidableAt("18:01", { state: "cancelled" }), ["adieux"]);
});

test("a moment that has just ended can be put back for half an hour", () => {
  deepEqual(decidableAt("18:31", { state: "done" }), ["adieux", "appel"]);
  deepEqual(decidableAt("19:01", { state: "done" }), ["adieux"]);
});

test("one whose time went by without a start can still be started or cancelled", () => {
  deepEqual(decidableAt("20:00", {}), ["appel"]);
  deepEqual(decidableAt("20:01", {}), ["adieux", "appel"]);
});

test("of an edition without shared moments there is nothing to decide", () => {
  deepEqual(decidable(timelineWith({}), millisAt("18:00")), []);
});
