import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "../../main/web/control/journal-lines.js";
import { changedBack, courseAfter, inverse, type Course } from "../../main/web/control/taking-back.js";
import { at, millisAt } from "./documents.js";

const NOW = millisAt("17:40");

function decided(type: string, members: object = {}): Line {
  return { seq: 1, id: "", at: at("17:00"), observedAt: at("17:00"), milestone: "appel", type, ...members };
}

function backTo(before: Partial<Course>, decision: Line) {
  return inverse(decision, { state: "planned", expected: at("18:00"), ...before }, NOW);
}

test("the course of a moment is folded from what was decided about it", () => {
  const held = decided("milestone.held", { reason: "son" });
  const later = decided("milestone.postponed", { to: at("18:30") });
  deepEqual(courseAfter(at("18:00"), []), { state: "planned", expected: at("18:00") });
  deepEqual(courseAfter(at("18:00"), [held, later]), {
    state: "held",
    expected: at("18:30"),
    hold: { reason: "son" },
  });
  deepEqual(courseAfter(at("18:00"), [held, decided("milestone.cancelled"), later]), {
    state: "planned",
    expected: at("18:30"),
  });
  deepEqual(
    courseAfter(at("18:00"), [
      decided("milestone.started"),
      decided("milestone.prolonged", { until: at("19:00") }),
    ]),
    { state: "live", expected: at("18:00"), endsAt: at("19:00") },
  );
});

test("a hold is released, and what was released is held again for the same reason", () => {
  deepEqual(backTo({}, decided("milestone.held", { reason: "son" })), [
    { type: "milestone.released", milestone: "appel" },
  ]);
  deepEqual(backTo({ state: "held", hold: { reason: "son" } }, decided("milestone.released")), [
    { type: "milestone.held", milestone: "appel", reason: "son" },
  ]);
});

test("what was held when it was cancelled is expected again, and held again", () => {
  deepEqual(backTo({ state: "held", hold: { reason: "son" } }, decided("milestone.cancelled")), [
    { type: "milestone.postponed", milestone: "appel", to: at("18:00") },
    { type: "milestone.held", milestone: "appel", reason: "son" },
  ]);
});

test("what was started ahead of its time is expected then again, and later nothing takes it back", () => {
  const started = decided("milestone.started");
  deepEqual(backTo({}, started), [{ type: "milestone.postponed", milestone: "appel", to: at("18:00") }]);
  deepEqual(backTo({ expected: at("17:30") }, started), []);
});

test("a prolongation is taken back to the end before it, while that is ahead", () => {
  const prolonged = decided("milestone.prolonged", { until: at("19:00") });
  deepEqual(backTo({ state: "live", endsAt: at("18:30") }, prolonged), [
    { type: "milestone.prolonged", milestone: "appel", until: at("18:30") },
  ]);
  deepEqual(backTo({ state: "live", endsAt: at("17:30") }, prolonged), []);
  deepEqual(backTo({ state: "live" }, prolonged), []);
});

test("a change is taken back part by part, and what was not announced before is taken out", () => {
  const notice = { at: at("17:00"), observedAt: at("17:00"), type: "milestone.changed", milestone: "appel" };
  const changes = [
    { milestone: "appel", member: "room", was: "https://example.org/a", is: "https://example.org/b" },
    { milestone: "appel", member: "opens", is: "PT5M" },
  ];
  deepEqual(changedBack({ ...notice, changes }), [
    { type: "milestone.changed", milestone: "appel", room: "https://example.org/a", opens: null },
  ]);
  deepEqual(changedBack({ ...notice, changes, more: 2 }), []);
  const made = { milestone: "appel", is: { duration: "PT30M" } };
  deepEqual(changedBack({ ...notice, changes: [made] }), [{ type: "milestone.removed", milestone: "appel" }]);
  const gone = { milestone: "appel", was: { duration: "PT30M" } };
  deepEqual(changedBack({ ...notice, type: "milestone.removed", changes: [gone] }), [
    { type: "milestone.changed", milestone: "appel", duration: "PT30M" },
  ]);
});

test("a moment that was given another start is expected then", () => {
  const moved = decided("milestone.changed", { parts: { at: at("19:00") } });
  deepEqual(courseAfter(at("18:00"), [moved]), { state: "planned", expected: at("19:00") });
});

test("nothing takes back an end, a revival, or what an older page cannot know", () => {
  deepEqual(backTo({ state: "live" }, decided("milestone.ended")), []);
  deepEqual(backTo({ state: "cancelled" }, decided("milestone.postponed", { to: at("18:30") })), []);
  deepEqual(backTo({}, decided("milestone.renamed")), []);
});
