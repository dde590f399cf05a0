import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { agenda, type Day } from "../../main/web/timeline/agenda.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, slotWith, timelineWith } from "./documents.js";

const LYON = cityWith({
  welcome: slotAt(0, "09:00", "10:00", {
    state: "done",
    actual: { start: at("09:00"), end: at("10:00") },
  }),
  work: slotAt(1, "16:00", "18:00", { state: "running", actual: { start: at("16:00") } }),
  dinner: slotAt(2, "19:00", "20:00"),
  sunday: slotWith({ order: 3, day: "2017-03-05", part: "morning" }),
});
const TUNIS = cityWith({ pitch: slotAt(0, "19:00", "20:00") }, { name: "Tunis", timezone: "Africa/Tunis" });
const CALL = milestoneWith({ cities: { lyon: { order: 2, ready: "yes" } } });
const TIMELINE = timelineWith({ lyon: LYON, tunis: TUNIS }, { call: CALL });

function hours(days: Day[]): unknown[] {
  return days.flatMap(day =>
    day.hours.map(({ part, at: millis, entries }) => [
      part ?? new Date(millis).toISOString().slice(11, 16),
      ...entries.map(({ id }) => id),
    ]),
  );
}

test("the agenda opens at now: what is over is apart, what comes goes on by day and hour", () => {
  const shown = agenda(TIMELINE, millisAt("17:30"));
  deepEqual(hours(shown.past), [["08:00", "lyon/welcome"]]);
  equal(shown.pastCount, 1);
  deepEqual(
    shown.current.map(({ id }) => id),
    ["lyon/work"],
  );
  deepEqual(hours(shown.coming), [
    ["17:00", "call"],
    ["18:00", "lyon/dinner", "tunis/pitch"],
    ["morning", "lyon/sunday"],
  ]);
  equal(shown.coming.length, 2);
});

test("one city is shown alone, with the moments that it attends, by its own clock", () => {
  const shown = agenda(TIMELINE, millisAt("17:30"), "tunis");
  deepEqual(hours(shown.coming), [["18:00", "tunis/pitch"]]);
  equal(shown.zone, "Africa/Tunis");
});

test("a live moment is now, one that is over past, and one that was cancelled stands at its hour", () => {
  const on = (milestone: object, time: string) =>
    agenda(timelineWith({}, { call: { ...CALL, ...milestone } }), millisAt(time));
  equal(on({ state: "live" }, "18:05").current.length, 1);
  equal(on({ state: "done" }, "18:40").pastCount, 1);
  equal(on({ state: "cancelled" }, "17:40").coming.length, 1);
});

test("what was planned and never heard of is past once its time is over", () => {
  equal(agenda(timelineWith({ tunis: TUNIS }), millisAt("20:30")).pastCount, 1);
});
