import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { City, Milestone } from "../../main/web/feed/document.js";
import { whatMatters } from "../../main/web/moment/hero.js";
import { cityWith, milestoneWith, slotAt, timelineWith } from "./documents.js";

const MINUTE = 60_000;

/** An instant of the weekend of 4 and 5 March 2017, by the clocks of Paris. */
function on(day: number, time: string): number {
  return Date.parse(`2017-03-0${day}T${time}:00+01:00`);
}

/** What matters in a weekend with a moment on Saturday at 18:00, for half an hour. */
function heroAt(now: number, milestone: Partial<Milestone> = {}, city: Partial<City> = {}) {
  const lyon = cityWith({ dinner: slotAt(3, "19:00", "21:00") }, city);
  return whatMatters(timelineWith({ lyon }, { call: milestoneWith(milestone) }), now);
}

test("before the moment it is the countdown, from the day before to the minute", () => {
  for (const now of [on(3, "10:00"), on(4, "10:00"), on(4, "17:59")]) {
    const hero = heroAt(now);
    equal(hero.kind, "countdown");
    equal(hero.kind === "countdown" && hero.at, on(4, "18:00"));
  }
});

test("a moment that nobody started is awaited for two hours, and then one line", () => {
  equal(heroAt(on(4, "18:47")).kind, "countdown");
  const hero = heroAt(on(4, "20:01"));
  equal(hero.kind, "day");
  equal(hero.kind === "day" && hero.past?.id, "call");
});

test("while the moment is live it is the way in, which knows since and until when", () => {
  const hero = heroAt(on(4, "18:10"), { state: "live" });
  deepEqual(hero.kind === "live" && [hero.since, hero.until], [on(4, "18:00"), on(4, "18:30")]);
});

test("a moment whose cities are ready is live by the clock alone", () => {
  equal(heroAt(on(4, "18:00"), { readyCount: 1 }).kind, "live");
});

test("while the moment is held, the clock stands still at what was left then", () => {
  const hold = { reason: "un câble", since: new Date(on(4, "17:48")).toISOString() };
  for (const now of [on(4, "17:50"), on(4, "18:20")]) {
    const hero = heroAt(now, { state: "held", hold });
    equal(hero.kind === "held" && hero.left, 12 * MINUTE);
  }
});

test("a moment that was held after its time is late by what it was then", () => {
  const hold = { reason: "un câble", since: new Date(on(4, "18:05")).toISOString() };
  const hero = heroAt(on(4, "18:20"), { state: "held", hold });
  equal(hero.kind === "held" && hero.left, -5 * MINUTE);
});

test("what is over or was cancelled is one line for the rest of the day", () => {
  for (const state of ["done", "cancelled"] as const) {
    const evening = heroAt(on(4, "19:30"), { state });
    equal(evening.kind === "day" && evening.past?.milestone.state, state);
    const sunday = heroAt(on(5, "14:00"), { state });
    deepEqual(sunday, { kind: "day", past: undefined });
  }
});

test("a moment that was cancelled says so before its time", () => {
  equal(heroAt(on(4, "15:00"), { state: "cancelled" }).kind, "day");
});

test("a later moment of the same day follows at once, one of the next day leaves the evening alone", () => {
  const call = milestoneWith({ state: "done" });
  const next = (expected: number) => milestoneWith({ expected: new Date(expected).toISOString() });
  const hero = (later: number) =>
    whatMatters(timelineWith({ lyon: cityWith({}) }, { call, end: next(later) }), on(4, "19:00")).kind;
  equal(hero(on(4, "22:00")), "countdown");
  equal(hero(on(5, "17:00")), "day");
});

test("at night it is the clock and the first thing in the morning, the earliest first", () => {
  const lyon = cityWith({ rise: morning("09:00") });
  const tunis = cityWith({ pitches: morning("08:00") }, { name: "Tunis" });
  const timeline = timelineWith({ lyon, tunis }, { call: milestoneWith({ state: "done" }) });
  const hero = whatMatters(timeline, on(5, "03:00"));
  deepEqual(hero.kind === "night" && hero.morning.map(({ city }) => city), ["tunis", "lyon"]);
  equal(whatMatters(timeline, on(5, "07:00")).kind, "day");
});

test("it is night by the clock of the place", () => {
  const timeline = timelineWith({ lyon: cityWith({}) });
  equal(whatMatters(timeline, on(5, "06:30")).kind, "night");
  equal(whatMatters(timeline, on(5, "06:30"), "Europe/Helsinki").kind, "day");
});

test("a moment in the night is counted down to, and the nights before the event are none of its own", () => {
  equal(heroAt(on(4, "01:00"), { expected: new Date(on(4, "02:00")).toISOString() }).kind, "countdown");
  equal(heroAt(on(2, "03:00")).kind, "countdown");
});

test("after the last day it is thanks, also where somebody forgot to finish", () => {
  const dinner = slotAt(3, "19:00", undefined, { state: "running" });
  const hero = heroAt(on(6, "00:30"), { state: "done" }, { slots: { dinner } });
  equal(hero.kind, "over");
});

test("where all cities have gone home and nothing is left, it is over before midnight", () => {
  equal(heroAt(on(5, "20:00"), { state: "done" }, { state: "closed", slots: {} }).kind, "over");
  equal(heroAt(on(5, "20:00"), { state: "done" }, { slots: {} }).kind, "day");
});

test("a weekend without a shared moment has days and nights", () => {
  equal(whatMatters(timelineWith({ lyon: cityWith({}) }), on(4, "12:00")).kind, "day");
});

function morning(time: string) {
  const start = new Date(on(5, time)).toISOString();
  return slotAt(4, time, undefined, { day: "2017-03-05", planned: { start }, expected: { start } });
}
