import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Timeline } from "../../main/web/feed/document.js";
import { documentAt, partAt, type History, type HistoryPart } from "../../main/web/feed/history.js";

const HISTORY: History = {
  now: "2017-03-06T11:00:00Z",
  parts: ["2000-01-01T00:00:00Z", "2017-03-04T12:00:00Z"],
};
const PARTS: HistoryPart[] = [
  {
    cursor: "0-a",
    timeline: { notices: {} } as Timeline,
    patches: [
      { at: "2017-03-04T10:00:00Z", cursor: "1-b", patch: { notices: { 1: { city: "lyon" } } } },
      {
        at: "2017-03-04T10:00:00.500Z",
        cursor: "2-c",
        patch: { notices: { 1: null, 2: { city: "paris" } } },
      },
    ],
  },
  { cursor: "3-d", timeline: { notices: { 3: {} } } as unknown as Timeline, patches: [] },
];

const at = (instant: string) => documentAt(HISTORY, PARTS[partAt(HISTORY, instant)]!, instant);

test("before all, there is what was announced", () => {
  const past = at("1970-01-01T00:00:00Z");

  deepEqual(past.timeline.notices, {});
  equal(past.cursor, "0-a");
  equal(past.next, "2017-03-04T10:00:00Z");
});

test("from its instant on a change is seen, until the next one", () => {
  const past = at("2017-03-04T11:00:00+01:00");

  deepEqual<unknown>(past.timeline.notices, { 1: { city: "lyon" } });
  equal(past.cursor, "1-b");
  equal(past.next, "2017-03-04T10:00:00.500Z");
});

test("what was taken out is gone, and the next part says what comes next", () => {
  const past = at("2017-03-04T11:59:59.999Z");

  deepEqual<unknown>(past.timeline.notices, { 2: { city: "paris" } });
  equal(past.next, "2017-03-04T12:00:00Z");
});

test("after the last change nothing comes, and the present is when the archive was written", () => {
  const past = at("2018-01-01T00:00:00Z");

  equal(past.cursor, "3-d");
  equal(past.next, undefined);
  equal(past.now, "2017-03-06T11:00:00Z");
});
