import { equal } from "node:assert/strict";
import { test } from "node:test";
import { momentOfDesk } from "../../main/web/desk/desk-moment.js";
import type { Milestone } from "../../main/web/feed/document.js";
import { cityWith, milestoneWith, slotAt, timelineWith } from "./documents.js";

const PARIS = "Europe/Paris";
const ON_SUNDAY = "2017-03-05T17:00:00+01:00";

/** An instant of March 2017, by the clocks of Paris. */
function on(day: number, time: string): number {
  return Date.parse(`2017-03-0${day}T${time}:00+01:00`);
}

/** What a desk has of a moment on Saturday at 18:00, and of others. */
function seenAt(now: number, call: Partial<Milestone>, others: Record<string, Milestone> = {}) {
  const lyon = cityWith({ dinner: slotAt(3, "19:00", "21:00") });
  const moments = { call: milestoneWith({ title: { fr: "Appel" }, ...call }), ...others };
  return momentOfDesk(timelineWith({ lyon }, moments), now, PARIS)?.title["fr"];
}

test("a desk has the moment that is ahead or live before it, also at night", () => {
  equal(seenAt(on(4, "03:00"), {}), "Appel");
  equal(seenAt(on(4, "17:40"), {}), "Appel");
  equal(seenAt(on(4, "18:10"), { state: "live" }), "Appel");
});

test("what became of a moment is said for the rest of its day, and nothing on Sunday and on Monday", () => {
  for (const state of ["done", "cancelled", "planned"] as const) {
    equal(seenAt(on(4, "22:00"), { state }), "Appel");
    equal(seenAt(on(5, "14:00"), { state }), undefined);
    equal(seenAt(on(6, "09:00"), { state }), undefined);
  }
});

test("once a moment is over, the next one is named, however far away", () => {
  const farewell = milestoneWith({
    title: { fr: "Adieux" },
    expected: ON_SUNDAY,
    endsAt: "2017-03-05T17:10:00+01:00",
  });
  for (const now of [on(4, "19:00"), on(5, "03:00"), on(5, "12:00")])
    equal(seenAt(now, { state: "done" }, { farewell }), "Adieux");
});
