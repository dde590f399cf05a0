import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { City, Slot } from "../../main/web/feed/document.js";
import { departure } from "../../main/web/programme/departures.js";
import { at, cityWith, millisAt, slotAt, slotWith } from "./documents.js";

function lyon(slots: Record<string, Slot>, now: string, city: Partial<City> = {}) {
  return departure("lyon", cityWith(slots, city), millisAt(now));
}

const WORK = slotAt(0, "16:00", "18:00", { state: "running", actual: { start: at("16:00") } });

test("a city shows what is on with the time that is left, and what comes", () => {
  const line = lyon({ work: WORK, dinner: slotAt(1, "19:00") }, "17:20");
  deepEqual(
    line.now.map(({ id }) => id),
    ["work"],
  );
  equal(line.left, 40 * 60_000);
  equal(line.next?.at, millisAt("19:00"));
});

test("what has no hours says nothing of what is left", () => {
  equal(lyon({ jam: slotWith({ part: "day" }) }, "17:20").left, undefined);
});

test("the delay is that of the next slot, or else of the one that is on", () => {
  const late = slotAt(1, "19:00", undefined, { expected: { start: at("19:20") } });
  equal(lyon({ work: WORK, dinner: late }, "17:20").late, 20);
  const began = { ...WORK, actual: { start: at("16:10") } };
  equal(lyon({ work: began, dinner: slotAt(1, "19:00") }, "17:20").late, 10);
});

test("the newest call for help comes first", () => {
  const help = {
    a: { text: "un câble", since: at("17:00") },
    b: { text: "un projecteur", since: at("17:10") },
  };
  deepEqual(lyon({}, "17:20", { help }).calls, ["un projecteur", "un câble"]);
});
