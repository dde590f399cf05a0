import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { City, Timeline } from "../../main/web/feed/document.js";
import { merge } from "../../main/web/feed/feed.js";
import { onNow } from "../../main/web/programme/programme.js";
import { slotNow, type SlotNow } from "../../main/web/programme/what-is-on.js";

/** The stories that `WhatIsOnTest` runs on the server's side; it says what stands in them. */
interface Story {
  story: string;
  city: string;
  change: object;
  looks: { at: string; is: Record<string, SlotNow>; now: string[] }[];
}

const FOLDER = new URL("../resources/carillon/timeline/what-is-on/", import.meta.url);
const DOCUMENT = read<Timeline>("document.json");

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}

for (const { story, city: id, change, looks } of read<Story[]>("stories.json")) {
  test(`${story}: the pages say the same of it`, () => {
    const city = merge(DOCUMENT.cities[id]!, change) as City;
    for (const { at, is, now } of looks) {
      const slots = Object.entries(city.slots).flatMap(([slot, facts]) => {
        const known = slotNow(facts, city, Date.parse(at));
        return known === undefined ? [] : [[slot, known]];
      });

      deepEqual(Object.fromEntries(slots), is, at);
      deepEqual(
        onNow(city, Date.parse(at)).map(item => item.id),
        now,
        at,
      );
    }
  });
}
