import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { gapsOf, linesOf, widest } from "../../main/web/timeline/chart-gaps.js";

test("a block that no line crosses is one place for its words", () => {
  deepEqual(gapsOf({ from: 2, to: 5 }, ["now", 6], 0), [{ from: 2, to: 5 }]);
});

test("the lines of now and of a moment leave places between them", () => {
  deepEqual(gapsOf({ from: 2, to: 5 }, linesOf([4], 3), 3), [
    { from: 2, to: "now" },
    { from: "now", to: 4 },
    { from: 4, to: 5 },
  ]);
});

test("now may come to a block before its row is drawn again", () => {
  equal(gapsOf({ from: 3.1, to: 5 }, ["now"], 3).length, 2);
  equal(gapsOf({ from: 3.3, to: 5 }, ["now"], 3).length, 1);
});

test("a block that ends with now is divided by it, for it may go on", () => {
  equal(gapsOf({ from: 2, to: 3 }, ["now"], 3).length, 2);
});

test("now stands between the moments that were and those to come", () => {
  deepEqual(linesOf([9, 4], 5), [4, "now", 9]);
  deepEqual(linesOf([], 5), ["now"]);
});

test("the words stand where more of the block is seen", () => {
  const gaps = gapsOf({ from: 0, to: 10 }, ["now"], 6);
  equal(widest(gaps, 6, [0, 10]), 0);
  equal(widest(gaps, 6, [4, 10]), 1);
  equal(widest(gaps, 5, [0, 10]), 0);
});
