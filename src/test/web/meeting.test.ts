import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { withToggled } from "../../main/web/projects/followed.js";
import { meetings, metBy, sharedTheme } from "../../main/web/projects/meeting.js";
import { citiesOfOneTheme, onStage } from "../../main/web/projects/on-stage.js";
import { cityWith, slotWith, timelineWith } from "./documents.js";

const WATER = "L’eau";
const DATA = "Les données";
const PROJECTS = {
  budget: { name: "Budget", city: "lyon", theme: DATA },
  trees: { name: "Un arbre par rue", city: "lyon" },
  wells: { name: "Puits", city: "tunis", theme: WATER },
  rain: { name: "Pluie", city: "paris", theme: WATER },
  rivers: { name: "Fleuves", city: "paris", theme: WATER },
  ponds: { name: "Étangs", city: "lyon", theme: "l’eau" },
  anyone: { name: "Sans thème", city: "paris" },
};
const [paris, lyon, tunis] = ["Paris", "Lyon", "Tunis"].map(name => cityWith({}, { name }));
const TIMELINE = timelineWith(
  { paris: paris!, lyon: lyon!, tunis: tunis! },
  {},
  {
    themes: [DATA, WATER],
    projects: PROJECTS,
  },
);

test("cities meet on a theme that two of them work on, in the order of the event", () => {
  const met = meetings(TIMELINE, "fr");
  deepEqual(
    met.map(({ theme, cities }) => [theme, ...cities]),
    [[WATER, "paris", "tunis"]],
  );
  deepEqual(
    met[0]!.projects.map(({ id }) => id),
    ["rivers", "rain", "wells"],
  );
});

test("a project meets its theme in other cities, not in its own, and not by another spelling", () => {
  const met = meetings(TIMELINE, "fr");
  const metIds = (id: keyof typeof PROJECTS) => metBy(PROJECTS[id], met).map(other => other.id);
  deepEqual(metIds("wells"), ["rivers", "rain"]);
  deepEqual(metIds("rain"), ["wells"]);
  deepEqual(metIds("ponds"), []);
  deepEqual(metIds("budget"), []);
});

test("projects without a theme meet nobody", () => {
  equal(sharedTheme(PROJECTS.trees, PROJECTS.anyone), undefined);
  deepEqual(metBy(PROJECTS.trees, meetings(TIMELINE, "fr")), []);
});

test("where only some cities are looked at, one of them alone meets nobody", () => {
  deepEqual(meetings(TIMELINE, "fr", ["paris", "lyon"]), []);
});

test("two turns share a theme where their projects do, and come from different cities", () => {
  equal(sharedTheme(PROJECTS.wells, PROJECTS.rain), WATER);
  equal(sharedTheme(PROJECTS.rain, PROJECTS.rivers), undefined);
  equal(sharedTheme(PROJECTS.rain, undefined), undefined);
});

test("a mark is set and taken away, and the first of too many gives way", () => {
  deepEqual(withToggled(["rain"], "wells"), ["rain", "wells"]);
  deepEqual(withToggled(["rain", "wells"], "rain"), ["wells"]);
  const many = Array.from({ length: 100 }, (_, i) => `p${i}`);
  const more = withToggled(many, "wells");
  deepEqual([more.length, more[0], more.at(-1)], [100, "p1", "wells"]);
});

test("a turn that shows no project stands for those of its city", () => {
  const turn = { order: 0, minutes: 5, state: "planned" } as const;
  const cities = (one: object, other: object) =>
    citiesOfOneTheme({ ...turn, ...one }, { ...turn, ...other }, TIMELINE);
  deepEqual(cities({ project: "rain" }, { project: "wells" }), ["paris", "tunis"]);
  deepEqual(cities({ city: "tunis" }, { city: "paris" }), ["tunis", "paris"]);
  equal(cities({ city: "tunis", project: "wells" }, { city: "lyon" }), undefined);
  equal(citiesOfOneTheme(undefined, { ...turn, project: "wells" }, TIMELINE), undefined);
});

test("what is followed is found on stage, who speaks ahead of who is next, also in a slot of a city", () => {
  const start = "2017-03-04T17:00:00Z";
  const now = Date.parse("2017-03-04T17:02:00Z");
  const turns = {
    a: { order: 0, project: "wells", minutes: 5, state: "running", actual: { start } },
    b: { order: 1, project: "rain", minutes: 5, state: "planned", expected: { start, end: start } },
  } as const;
  const pitches = slotWith({ state: "running", turns });
  const timeline = {
    ...TIMELINE,
    cities: { ...TIMELINE.cities, lyon: cityWith({ pitches }, { name: "Lyon" }) },
  };
  const found = (...ids: string[]) =>
    onStage(timeline, now, ids).map(({ project, isSpeaking }) => [project.id, isSpeaking]);
  deepEqual(found("rain", "wells"), [
    ["wells", true],
    ["rain", false],
  ]);
  deepEqual(found("budget"), []);
});
