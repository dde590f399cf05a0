import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Milestone, Turn } from "../../main/web/feed/document.js";
import { callOf, onAir } from "../../main/web/turns/on-air.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, timelineWith } from "./documents.js";

/** Seconds after a minute of Saturday, by the clocks of Paris. */
function after(time: string, seconds: number): number {
  return millisAt(time) + seconds * 1000;
}

const LYON: Turn = { order: 0, city: "lyon", minutes: 5, state: "planned", expected: { start: at("18:00") } };
const TUNIS: Turn = {
  order: 1,
  city: "tunis",
  minutes: 5,
  state: "planned",
  expected: { start: at("18:05") },
};
const LYON_SPEAKS: Turn = { ...LYON, state: "running", actual: { start: at("18:00") } };

function evening(turns: Record<string, Turn>, milestone: Partial<Milestone> = {}) {
  const call = milestoneWith({ state: "live", turns, ...milestone });
  return timelineWith({ lyon: cityWith({}), tunis: cityWith({}, { name: "Tunis" }) }, { call });
}

/** The seconds until the turn to which a city is called: 0 where it is at once; undefined where it is not. */
function called(city: string, timeline: ReturnType<typeof evening>, now: number): number | undefined {
  const call = callOf(timeline, now, city);
  return call && (call.wait ?? 0) / 1000;
}

test("the next city is called two minutes ahead, by the second, and no other", () => {
  const timeline = evening({ lyon: LYON_SPEAKS, tunis: TUNIS });

  equal(called("tunis", timeline, after("18:02", 59)), undefined);
  equal(called("tunis", timeline, after("18:03", 0)), 120);
  equal(called("tunis", timeline, after("18:04", 30)), 30);
  equal(called("lyon", timeline, after("18:04", 30)), undefined);
});

test("who speaks too long lets the next one wait, ready at any time", () => {
  equal(called("tunis", evening({ lyon: LYON_SPEAKS, tunis: TUNIS }), after("18:07", 0)), 0);
});

test("a turn that was skipped or ended early calls the next city at once", () => {
  const expected = { start: at("18:01") };
  for (const state of ["skipped", "done"] as const) {
    const turns = { lyon: { ...LYON_SPEAKS, state }, tunis: { ...TUNIS, expected } };
    equal(called("tunis", evening(turns), after("18:01", 1)), 0);
  }
});

test("who opens the moment is called ahead of it, and by it where that is late", () => {
  const turns = { lyon: LYON, tunis: TUNIS };
  const planned = evening(turns, { state: "planned" });

  equal(called("lyon", planned, after("17:57", 59)), undefined);
  equal(called("lyon", planned, after("17:58", 30)), 90);
  equal(called("lyon", planned, after("18:01", 0)), undefined);
  equal(called("lyon", evening(turns), after("18:01", 0)), 0);
});

test("an answer counts from the last word about who speaks", () => {
  const timeline = evening({ lyon: LYON_SPEAKS, tunis: TUNIS });
  equal(callOf(timeline, after("18:04", 0), "tunis")?.since, millisAt("18:00"));
});

test("a project speaks for its city", () => {
  const { city: _, ...turn } = TUNIS;
  const timeline = evening({ lyon: LYON_SPEAKS, tunis: { ...turn, project: "souk" } });
  timeline.edition.projects = { souk: { name: "Souk", city: "tunis" } };
  equal(called("tunis", timeline, after("18:04", 0)), 60);
});

test("screens show the turns of a live moment until the last is over", () => {
  const shown = (turns: Record<string, Turn>, city: string | null) =>
    onAir(evening(turns), after("18:02", 0), city)?.turns.speaking?.id;

  equal(shown({ lyon: LYON_SPEAKS, tunis: TUNIS }, "tunis"), "lyon");
  equal(shown({ lyon: LYON_SPEAKS, tunis: TUNIS }, null), "lyon");
  equal(onAir(evening({ lyon: { ...LYON_SPEAKS, state: "done" } }), after("18:02", 0), null), undefined);
});

test("the screens of a city show the turns of the slot that it is in, and no others", () => {
  const pitch: Turn = {
    order: 0,
    title: "Potager",
    minutes: 3,
    state: "running",
    actual: { start: at("10:00") },
  };
  const slot = slotAt(1, "10:00", "11:00", { state: "running", turns: { pitch } });
  const timeline = timelineWith({ lyon: cityWith({ pitches: slot }), tunis: cityWith({}) });
  const shown = (city: string | null) => onAir(timeline, after("10:01", 0), city)?.turns.speaking?.left;

  deepEqual([shown("lyon"), shown("tunis"), shown(null)], [120_000, undefined, undefined]);
});
