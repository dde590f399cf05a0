import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byDay, countPast, linesOf } from "../../main/web/desk/programme-lines.js";
import type { City, Slot, Timeline } from "../../main/web/feed/document.js";

/** The programme of Lyon in the night in which clocks are put forward, which `ForeseenTest` runs too. */
const FILE = new URL("../resources/carillon/timeline/foreseen/document.json", import.meta.url);
const NIGHT: Timeline = JSON.parse(readFileSync(FILE, "utf8"));

function lyon(changes: Record<string, Partial<Slot>> = {}): City {
  const city = NIGHT.cities["lyon"]!;
  const slots = Object.entries(city.slots).map(([id, slot]) => [id, { ...slot, ...changes[id] }]);
  return { ...city, slots: Object.fromEntries(slots) };
}

function past(at: string, city = lyon()): string[] {
  const lines = linesOf("lyon", city, NIGHT);
  return lines.slice(0, countPast(lines, city, Date.parse(at))).map(({ id }) => id);
}

test("a shared moment stands among the slots where it comes", () => {
  deepEqual(
    linesOf("lyon", lyon(), NIGHT).map(({ id }) => id),
    ["welcome", "pitches", "call", "dinner", "night", "relay", "breakfast", "end"],
  );
  equal(linesOf("montreal", NIGHT.cities["montreal"]!, NIGHT).length, 2);
});

test("lines stand under their days", () => {
  deepEqual(
    byDay(linesOf("lyon", lyon(), NIGHT)).map(([day, lines]) => [day, lines.length]),
    [
      ["2017-03-25", 5],
      ["2017-03-26", 3],
    ],
  );
});

test("nothing is past before the first slot ends", () => {
  deepEqual(past("2017-03-25T16:59:59Z"), []);
});

test("what should be over is past, whether or not something was said of it", () => {
  deepEqual(past("2017-03-25T17:00:00Z"), ["welcome"]);
});

test("what runs is not past, and neither is what comes after it", () => {
  const city = lyon({ welcome: { state: "running" } });
  deepEqual(past("2017-03-25T17:50:00Z", city), []);
});

test("what was finished early or skipped is past", () => {
  const city = lyon({ welcome: { state: "done" }, pitches: { state: "skipped" } });
  deepEqual(past("2017-03-25T16:30:00Z", city), ["welcome", "pitches"]);
});
