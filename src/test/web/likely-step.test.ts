import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { likelyStep } from "../../main/web/desk/likely-step.js";
import { at, cityWith, millisAt, slotAt, slotWith } from "./documents.js";

const WELCOME = slotAt(0, "09:00", "10:00");
const WORK = slotAt(1, "10:00");
const DINNER = slotAt(2, "19:00");

test("a city that is expected opens first", () => {
  deepEqual(likelyStep(cityWith({ welcome: WELCOME }, { state: "expected" }), millisAt("09:00")), {
    kind: "open",
  });
});

test("where nothing runs, the first planned slot starts next", () => {
  const step = likelyStep(cityWith({ welcome: WELCOME, work: WORK }), millisAt("08:50"));
  deepEqual(step, { kind: "start", item: { id: "welcome", slot: WELCOME } });
});

test("what stands before something said is not next, and neither is what should have begun hours ago", () => {
  const done = cityWith({ welcome: WELCOME, work: { ...WORK, state: "done" }, dinner: DINNER });
  deepEqual(likelyStep(done, millisAt("12:00")), { kind: "start", item: { id: "dinner", slot: DINNER } });
  const silent = cityWith({ welcome: WELCOME, dinner: DINNER });
  deepEqual(likelyStep(silent, millisAt("12:00")), { kind: "start", item: { id: "dinner", slot: DINNER } });
});

test("what runs is finished next", () => {
  const running = { ...WELCOME, state: "running" as const };
  deepEqual(likelyStep(cityWith({ welcome: running, work: WORK }), millisAt("09:55")), {
    kind: "finish",
    item: { id: "welcome", slot: running },
  });
});

test("what runs without an end gives way to the next that is due in ten minutes", () => {
  const running = { ...WORK, state: "running" as const };
  const city = cityWith({ work: running, dinner: DINNER });
  equal(likelyStep(city, millisAt("18:49")).kind, "finish");
  deepEqual(likelyStep(city, millisAt("18:51")), { kind: "start", item: { id: "dinner", slot: DINNER } });
});

test("after the last slot there is nothing to say", () => {
  deepEqual(likelyStep(cityWith({ welcome: { ...WELCOME, state: "done" } }), millisAt("10:00")), {
    kind: "nothing",
  });
});

test("what nobody has confirmed is asked about, and does not keep the next from beginning", () => {
  const running = { ...WELCOME, state: "running" as const };
  const city = cityWith({ welcome: running, dinner: DINNER });
  equal(likelyStep(city, millisAt("10:40")).kind, "finish");
  deepEqual(likelyStep(city, millisAt("10:41")), { kind: "start", item: { id: "dinner", slot: DINNER } });
});

const SOUP = slotWith({ day: "2017-03-03", part: "evening" });
const PRODUCTION = slotWith({ order: 1, part: "day" });
const SHOW = slotWith({ order: 2, day: "2017-03-05", part: "afternoon" });

test("nothing of yesterday is likely, and nothing of tomorrow that has no hours", () => {
  const city = cityWith({ soup: SOUP, production: PRODUCTION, show: SHOW });
  deepEqual(likelyStep(city, millisAt("09:00")), {
    kind: "start",
    item: { id: "production", slot: PRODUCTION },
  });
  const said = cityWith({ soup: SOUP, production: { ...PRODUCTION, state: "skipped" }, show: SHOW });
  equal(likelyStep(said, millisAt("10:00")).kind, "nothing");
});

test("what has no hours is likely until its part of the day is over", () => {
  const city = cityWith({ breakfast: slotWith({ part: "morning" }) });
  equal(likelyStep(city, millisAt("11:59")).kind, "start");
  equal(likelyStep(city, millisAt("12:00")).kind, "nothing");
});

test("closed doors open again ahead of the next slot, and not before", () => {
  const city = cityWith({ dinner: DINNER }, { state: "closed" });
  equal(likelyStep(city, millisAt("16:59")).kind, "nothing");
  equal(likelyStep(city, millisAt("17:01")).kind, "open");
});

const PITCHES = slotAt(0, "18:00", "19:00", {
  kind: "pitch",
  state: "running",
  actual: { start: at("18:00") },
  turns: {
    budget: { order: 0, title: "Budget", minutes: 5, state: "planned" },
    trees: { order: 1, title: "Un arbre", minutes: 5, state: "planned" },
  },
});

test("in a slot with turns the next one is likely, and after the last the end of the slot", () => {
  const first = likelyStep(cityWith({ pitches: PITCHES, dinner: DINNER }), millisAt("18:55"));
  equal(first.kind === "turn" && first.isFirst && first.turn.id, "budget");

  const budget = { ...PITCHES.turns!["budget"]!, state: "running" as const, actual: { start: at("18:56") } };
  const second = { ...PITCHES, turns: { ...PITCHES.turns, budget } };
  const step = likelyStep(cityWith({ pitches: second, dinner: DINNER }), millisAt("18:57"));
  equal(step.kind === "turn" && !step.isFirst && step.turn.id, "trees");

  const last = { ...PITCHES, turns: { budget } };
  equal(likelyStep(cityWith({ pitches: last, dinner: DINNER }), millisAt("18:57")).kind, "finish");
  // Whoever speaks speaks, however long ago the slot should have been over.
  equal(likelyStep(cityWith({ pitches: last }), millisAt("19:57")).kind, "finish");
});
