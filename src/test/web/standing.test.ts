import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { readers, standing, standingAnywhere, unread } from "../../main/web/announcement/standing.js";
import type { Announcement } from "../../main/web/feed/document.js";
import { at, cityWith, millisAt, timelineWith } from "./documents.js";

function announcement(time: string, until: string, changes: Partial<Announcement> = {}): Announcement {
  return { text: "Repas à 19 h", at: at(time), until: at(until), seen: {}, ...changes };
}

const TIMELINE = {
  ...timelineWith({ lyon: cityWith({}), tunis: cityWith({}) }),
  announcements: {
    a: announcement("17:00", "18:00"),
    b: announcement("17:10", "17:40", { cities: ["tunis"] }),
    c: announcement("17:20", "17:30", { seen: { lyon: at("17:21") } }),
  },
};

function idsAt(time: string, city?: string): string[] {
  return standing(TIMELINE, millisAt(time), city).map(({ id }) => id);
}

test("an announcement stands out until it expires, the newest first", () => {
  deepEqual(idsAt("17:25"), ["c", "a"]);
  deepEqual(idsAt("17:30"), ["a"]);
  deepEqual(idsAt("18:00"), []);
});

test("what is for one city alone stands out on the pages of no other, nor on those of all cities", () => {
  deepEqual(
    standingAnywhere(TIMELINE, millisAt("17:25")).map(({ id }) => id),
    ["c", "b", "a"],
  );
  const some = { ...TIMELINE.announcements.b, cities: ["lyon", "tunis"] };
  deepEqual(
    standing({ ...TIMELINE, announcements: { some } }, millisAt("17:25")).map(({ id }) => id),
    ["some"],
  );
});

test("a city hears what was announced to all and to itself", () => {
  deepEqual(idsAt("17:25", "lyon"), ["c", "a"]);
  deepEqual(idsAt("17:25", "tunis"), ["c", "b", "a"]);
});

test("what nobody of a city has ticked is unread, also once it has expired", () => {
  deepEqual(
    unread(TIMELINE, "lyon").map(({ id }) => id),
    ["a"],
  );
});

test("readers are those whom it was for", () => {
  deepEqual(readers(TIMELINE, TIMELINE.announcements.b), [{ city: "tunis", seen: undefined }]);
  deepEqual(readers(TIMELINE, TIMELINE.announcements.c), [
    { city: "lyon", seen: at("17:21") },
    { city: "tunis", seen: undefined },
  ]);
});

test("a server of the version before has no announcements", () => {
  deepEqual(standing(timelineWith({}), 0), []);
});
