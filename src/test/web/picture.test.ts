import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { SlotLine } from "../../main/web/editor/plan-lines.js";
import { axisOf, columns, layOut, together, type Lying } from "../../main/web/editor/picture-layout.js";
import {
  moved,
  spanOf,
  stretched,
  withSpan,
  type Bounds,
  type Span,
} from "../../main/web/editor/picture-spans.js";

const MARCH: Bounds = { first: "2017-03-04", last: "2017-03-05", zone: "Europe/Paris" };
const SPRING: Bounds = { first: "2027-03-27", last: "2027-03-28", zone: "Europe/Paris" };
const AUTUMN: Bounds = { first: "2027-10-30", last: "2027-10-31", zone: "Europe/Paris" };

type Times = Pick<SlotLine, "day" | "at" | "until">;

const SLOT: SlotLine = { id: "atelier", day: "", kind: "workshop", title: "Atelier" };

function span(times: Times): Span {
  return spanOf({ ...SLOT, ...times })!;
}

function timesOf(hours: Span): Times {
  const { id: _, kind: __, title: ___, ...times } = withSpan(SLOT, hours);
  return times;
}

function saturday(at: string, until?: string): Span {
  return span({ day: "2017-03-04", at, ...(until !== undefined && { until }) });
}

function lying(...slots: [string, Span][]): Lying[] {
  return slots.map(([id, hours]) => ({ id, span: hours }));
}

test("hours are written as the edition file has them, an end past midnight with its day", () => {
  for (const times of [
    { day: "2017-03-04", at: "09:00", until: "10:30" },
    { day: "2017-03-04", at: "22:00", until: "2017-03-05T02:00" },
    { day: "2017-03-04", at: "09:00" },
  ])
    deepEqual(timesOf(span(times)), times);
});

test("what is half typed has no hours", () => {
  equal(spanOf({ ...SLOT, day: "2017-03-04", at: "9:" }), undefined);
  equal(spanOf({ ...SLOT, day: "2017-03-04", part: "evening" }), undefined);
});

test("an end that is half typed, or ahead of the start, is none", () => {
  deepEqual(saturday("09:00", "1"), saturday("09:00"));
  deepEqual(saturday("09:00", "08:00"), saturday("09:00"));
});

test("a block that is moved lasts as long and snaps to five minutes", () => {
  deepEqual(timesOf(moved(saturday("09:00", "10:30"), 17, 0, MARCH)), {
    day: "2017-03-04",
    at: "09:15",
    until: "10:45",
  });
  equal(timesOf(moved(saturday("09:02", "10:30"), -5, 0, MARCH)).at, "08:55");
});

test("a block is moved to another day at the same hour, and into the night", () => {
  deepEqual(timesOf(moved(saturday("22:00", "23:00"), 0, 1, MARCH)), {
    day: "2017-03-05",
    at: "22:00",
    until: "23:00",
  });
  deepEqual(timesOf(moved(saturday("22:00", "23:00"), 90, 0, MARCH)), {
    day: "2017-03-04",
    at: "23:30",
    until: "2017-03-05T00:30",
  });
});

test("a block stays within the days of the edition, to which the last night belongs until noon", () => {
  equal(timesOf(moved(saturday("09:00", "10:00"), -24 * 60, 0, MARCH)).at, "00:00");
  equal(timesOf(moved(saturday("09:00", "10:00"), 0, -3, MARCH)).day, "2017-03-04");
  const last = span({ day: "2017-03-05", at: "22:00", until: "23:00" });
  deepEqual(timesOf(moved(last, 10 * 60, 0, MARCH)), {
    day: "2017-03-05",
    at: "23:55",
    until: "2017-03-06T00:55",
  });
  equal(timesOf(stretched(last, "end", 24 * 60, MARCH)).until, "2017-03-06T12:00");
  const night = span({ day: "2017-03-05", at: "22:00", until: "2017-03-06T12:00" });
  deepEqual(moved(night, 30, 0, MARCH), night);
});

test("a block is stretched at either edge, and lasts five minutes at least", () => {
  equal(timesOf(stretched(saturday("09:00", "10:00"), "end", 22, MARCH)).until, "10:20");
  equal(timesOf(stretched(saturday("09:00", "10:00"), "end", -90, MARCH)).until, "09:05");
  equal(timesOf(stretched(saturday("09:00", "10:00"), "start", -30, MARCH)).at, "08:30");
  equal(timesOf(stretched(saturday("09:00", "10:00"), "start", 90, MARCH)).at, "09:55");
});

test("what has no end is given one by being stretched, and none by being moved", () => {
  equal(timesOf(stretched(saturday("09:00"), "end", 5, MARCH)).until, "10:05");
  equal(timesOf(moved(saturday("09:00"), 5, 0, MARCH)).until, undefined);
});

test("where clocks go forward, a block passes over the hour that there is not", () => {
  const before = span({ day: "2027-03-28", at: "01:30", until: "01:55" });
  deepEqual(timesOf(moved(before, 30, 0, SPRING)), { day: "2027-03-28", at: "03:00", until: "03:25" });
  const after = span({ day: "2027-03-28", at: "03:00", until: "03:30" });
  deepEqual(timesOf(moved(after, -5, 0, SPRING)), { day: "2027-03-28", at: "01:55", until: "03:25" });
  equal(timesOf(stretched(before, "end", 10, SPRING)).until, "03:00");
});

test("a block lasts as long when it is moved over the change of clocks", () => {
  const night = span({ day: "2027-03-27", at: "20:00", until: "23:00" });
  deepEqual(timesOf(moved(night, 4 * 60, 0, SPRING)), { day: "2027-03-28", at: "00:00", until: "04:00" });
  const autumn = span({ day: "2027-10-30", at: "20:00", until: "23:00" });
  deepEqual(timesOf(moved(autumn, 5 * 60, 0, AUTUMN)), { day: "2027-10-31", at: "01:00", until: "03:00" });
});

test("an end in the hour that comes twice means its first time, or is put off", () => {
  const night = span({ day: "2027-10-30", at: "20:00", until: "21:30" });
  deepEqual(timesOf(moved(night, 5 * 60, 0, AUTUMN)), { day: "2027-10-31", at: "01:00", until: "02:30" });
  const long = span({ day: "2027-10-30", at: "20:00", until: "22:30" });
  deepEqual(timesOf(moved(long, 5 * 60, 0, AUTUMN)), { day: "2027-10-31", at: "01:00", until: "03:00" });
});

test("blocks at the same time lie side by side, and others take the whole width", () => {
  const pieces = layOut(
    lying(
      ["talk", saturday("10:00", "11:00")],
      ["workshop", saturday("10:30", "12:00")],
      ["meal", saturday("12:00", "13:00")],
    ),
    ["2017-03-04"],
  );
  deepEqual(
    pieces.map(({ id, lane, lanes }) => [id, lane, lanes]),
    [
      ["talk", 0, 2],
      ["workshop", 1, 2],
      ["meal", 0, 1],
    ],
  );
});

test("short blocks one after the other do not lie upon each other", () => {
  const pieces = layOut(lying(["a", saturday("10:00", "10:05")], ["b", saturday("10:05", "10:10")]), [
    "2017-03-04",
  ]);
  deepEqual(
    pieces.map(({ lanes }) => lanes),
    [2, 2],
  );
});

test("a block over midnight goes on in the column of the next day", () => {
  const night = lying(["night", span({ day: "2017-03-04", at: "22:00", until: "2017-03-05T02:00" })]);
  deepEqual(
    layOut(night, columns("2017-03-04", "2017-03-05", night)).map(piece => [
      piece.column,
      piece.from,
      piece.to,
      piece.isContinued,
      piece.goesOn,
    ]),
    [
      [0, 22 * 60, 24 * 60, false, true],
      [1, 0, 2 * 60, true, false],
    ],
  );
});

test("the last night has a column of its own, and only where something ends there", () => {
  const night = lying(["night", span({ day: "2017-03-05", at: "22:00", until: "2017-03-06T02:00" })]);
  deepEqual(columns("2017-03-04", "2017-03-05", night), ["2017-03-04", "2017-03-05", "2017-03-06"]);
  deepEqual(columns("2017-03-04", "2017-03-05", []), ["2017-03-04", "2017-03-05"]);
});

test("what has no end is drawn until the next begins, an hour at most", () => {
  const open = lying(["a", saturday("10:00")], ["b", saturday("10:40")], ["c", saturday("13:00", "14:00")]);
  deepEqual(
    layOut(open, ["2017-03-04"]).map(({ from, to }) => to - from),
    [40, 60, 60],
  );
});

test("what goes on at the same time is told", () => {
  const [talk, ...others] = lying(
    ["talk", saturday("10:00", "11:00")],
    ["workshop", saturday("10:30", "12:00")],
    ["meal", saturday("12:00", "13:00")],
  );
  deepEqual(together(talk!, [talk!, ...others]), ["workshop"]);
});

test("the picture shows the usual hours, and all that there is with an hour around it", () => {
  deepEqual(axisOf([]), { from: 8 * 60, to: 19 * 60 });
  deepEqual(axisOf([{ from: 7 * 60 + 30, to: 22 * 60 + 10 }]), { from: 6 * 60, to: 24 * 60 });
});
