import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { editionDays } from "../../main/web/programme/edition-days.js";
import { cityWith, timelineWith } from "./documents.js";

/** The cases of `EditionDaysTest`, from the same file. */
const CASES = readFileSync(new URL("../resources/carillon/edition/edition-days.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map(line => line.split(/; */));

for (const [timezone, zones, from, to, begin, end] of CASES) {
  const edition = `an edition of ${timezone} with cities in ${zones} from ${from} to ${to}`;
  test(`${edition} lasts as the server says`, () => {
    const cities = zones!.split(" ").map(zone => [zone, cityWith({}, { timezone: zone })]);
    const timeline = timelineWith(
      Object.fromEntries(cities),
      {},
      { timezone: timezone!, from: from!, to: to! },
    );

    const days = editionDays(timeline);

    deepEqual([days.begin, days.end], [Date.parse(begin!), Date.parse(end!)]);
  });
}

test("the last day is over when it is over in the last of the zones", () => {
  const cities = { honolulu: cityWith({}, { timezone: "Pacific/Honolulu" }) };
  const timeline = timelineWith(cities, {}, { from: "2027-03-20", to: "2027-03-21" });

  deepEqual(editionDays(timeline).over, Date.parse("2027-03-22T10:00:00Z"));
});
