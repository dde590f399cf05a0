import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Attendance, City, Milestone } from "../../main/web/feed/document.js";
import { faces, hasStruck, isAwaited, stateOf, zones } from "../../main/web/moment/moment.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, timelineWith } from "./documents.js";

/** How Lyon stands towards a moment at 18:00, which stands behind two slots of its programme. */
function face(
  city: Partial<City>,
  now: string,
  attendance: Partial<Attendance> = {},
  milestone: Partial<Milestone> = {},
) {
  const cities = { lyon: { order: 2, ready: "unknown" as const, ...attendance } };
  const timeline = timelineWith({ lyon: cityWith({}, city) });
  return faces(timeline, milestoneWith({ cities, ...milestone }), millisAt(now))[0]!;
}

const TALKS = slotAt(0, "16:00", "17:00");
const PITCHES = slotAt(1, "17:00", "18:00");

test("a milestone that is planned or held is awaited", () => {
  deepEqual(
    (["planned", "held", "live", "done", "cancelled"] as const).filter(state => isAwaited({ state })),
    ["planned", "held"],
  );
});

test("a face has the name, the note with its language and the last word of its city", () => {
  deepEqual(face({ lang: "br", lastHeard: at("16:30") }, "17:00", { ready: "no", note: "son" }), {
    id: "lyon",
    name: "Lyon",
    lang: "br",
    note: "son",
    missing: [],
    answer: "no",
    late: 0,
    lastHeard: millisAt("16:30"),
  });
});

test("what is missing is what was checked and is not well, or was not looked at", () => {
  const checks = ["son", "image", "lien"];
  const attendance = { ready: "no" as const, checks: { son: true, image: false } };
  deepEqual(face({}, "17:00", attendance, { checks }).missing, ["image", "lien"]);
  deepEqual(face({}, "17:00", { ready: "no" }, { checks }).missing, []);
});

test("a city that has closed without an answer is gone", () => {
  equal(face({ state: "closed" }, "17:00").answer, "gone");
  equal(face({ state: "closed" }, "17:00", { ready: "yes" }).answer, "yes");
});

test("an answer that only a newer server knows is unknown", () => {
  equal(face({}, "17:00", { ready: "perhaps" as "yes" }).answer, "unknown");
});

test("a city that the document lacks has no face", () => {
  const milestone = milestoneWith({ cities: { tunis: { order: 0, ready: "yes" } } });
  deepEqual(faces(timelineWith({}), milestone, millisAt("17:00")), []);
});

test("a city whose slots end in time is not late", () => {
  equal(face({ slots: { talks: TALKS, pitches: PITCHES } }, "16:00").late, 0);
});

test("a slot that runs over makes its city late, and what stands between keeps its length", () => {
  const slots = { talks: { ...TALKS, state: "running" as const }, pitches: PITCHES };
  equal(face({ slots }, "17:10").late, 10);
});

test("a part of a minute counts as one", () => {
  const slots = {
    pitches: slotAt(1, "17:00", undefined, { expected: { start: at("17:00"), end: "2017-03-04T17:00:01Z" } }),
  };
  equal(face({ slots }, "17:00").late, 1);
});

test("what stands behind the milestone does not make its city late", () => {
  equal(face({ slots: { dinner: slotAt(3, "19:00", "21:00") } }, "17:00").late, 0);
});

test("what has not started without a word pushes nothing", () => {
  equal(face({ slots: { talks: TALKS, pitches: PITCHES } }, "19:00").late, 0);
});

test("a city that has closed, or a milestone that is no longer awaited, has nobody late", () => {
  const slots = { pitches: { ...PITCHES, state: "running" as const } };
  equal(face({ slots, state: "closed" }, "18:30").late, 0);
  equal(face({ slots }, "18:30", {}, { state: "live" }).late, 0);
  equal(face({ slots }, "20:01").late, 0);
});

test("lateness can be asked towards another start", () => {
  const slots = { pitches: { ...PITCHES, state: "running" as const } };
  const timeline = timelineWith({ lyon: cityWith(slots) });
  const milestone = milestoneWith({ cities: { lyon: { order: 2, ready: "unknown" } } });
  equal(faces(timeline, milestone, millisAt("18:20"), millisAt("18:15"))[0]!.late, 5);
});

test("a milestone strikes by the clock where enough cities are ready", () => {
  const ready = milestoneWith({ quorum: 2, readyCount: 2 });
  equal(hasStruck(ready, millisAt("17:59")), false);
  equal(hasStruck(ready, millisAt("18:00")), true);
  equal(hasStruck({ ...ready, readyCount: 1 }, millisAt("18:00")), false);
  equal(hasStruck({ ...ready, state: "held" }, millisAt("18:00")), false);
});

test("a milestone that was started has struck, before its time and after its end", () => {
  equal(hasStruck(milestoneWith({ state: "live" }), millisAt("17:00")), true);
  equal(hasStruck(milestoneWith({ state: "done" }), millisAt("20:00")), true);
});

test("a milestone ends by the clock", () => {
  const live = milestoneWith({ state: "live" });
  equal(stateOf(live, millisAt("18:29")), "live");
  equal(stateOf(live, millisAt("18:30")), "done");
  equal(stateOf(milestoneWith({ readyCount: 1 }), millisAt("18:30")), "done");
  equal(stateOf(milestoneWith({ state: "cancelled" }), millisAt("18:30")), "cancelled");
});

test("cities that share a time share a zone, even under another name", () => {
  const cities = {
    lyon: cityWith({}),
    tunis: cityWith({}, { name: "Tunis", timezone: "Africa/Tunis" }),
    montreal: cityWith({}, { name: "Montréal", timezone: "America/Montreal" }),
  };
  const attendances = Object.fromEntries(
    Object.keys(cities).map(id => [id, { order: 0, ready: "unknown" as const }]),
  );
  deepEqual(zones(timelineWith(cities), milestoneWith({ cities: attendances })), [
    { cities: ["Lyon", "Tunis"], zone: "Europe/Paris" },
    { cities: ["Montréal"], zone: "America/Montreal" },
  ]);
});
