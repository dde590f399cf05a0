import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { pasted } from "../../main/web/editor/pasted-rows.js";
import { begin } from "../../main/web/editor/plan.js";
import type { Column } from "../../main/web/editor/plan-cells.js";
import { isSlot, keyOf, type Lines } from "../../main/web/editor/plan-lines.js";
import { MOMENTS, slotLine, WORDS } from "./plans.js";

const CALL = { milestone: "call" };

function paste(text: string, lines: Lines = [], index = lines.length, column: Column = "day"): Lines {
  return pasted(begin(lines), index, column, text, WORDS, MOMENTS);
}

function written(lines: Lines): string[] {
  return lines.map(line =>
    isSlot(line)
      ? [line.day, line.at, line.until, line.title, line.place, line.kind].map(cell => cell ?? "-").join(" ")
      : keyOf(line),
  );
}

test("rows without headings are day, from, to, title, place and kind", () => {
  deepEqual(
    written(paste("samedi\t9h\t9h30\tCafé\tHall\tpause\nsamedi\t09.30\t12:00\tTravail\t\ttravail\r\n")),
    ["2017-03-04 09:00 09:30 Café Hall break", "2017-03-04 09:30 12:00 Travail - work"],
  );
});

test("headings say which column is which, in any order, and others are passed over", () => {
  deepEqual(written(paste("Titre\tSalle\tAnimé par\tDébut\tFin\tJour\nAtelier\tB12\tAnna\t14h\t15h\t4/3")), [
    "2017-03-04 14:00 15:00 Atelier B12 other",
  ]);
});

test("a day is written once for all that stands below it", () => {
  deepEqual(
    written(paste("dimanche\t9h\t10h\tUn\n\t10h\t11h\tDeux")).map(line => line.slice(0, 16)),
    ["2017-03-05 09:00", "2017-03-05 10:00"],
  );
});

test("rows that begin with a time begin at its column", () => {
  deepEqual(written(paste("9h\t10h\tUn", [slotLine("a", "08:00")]))[1], "2017-03-04 09:00 10:00 Un - other");
});

test("rows go over what is there and behind its end, and keep the ids", () => {
  const lines = paste("Un\nDeux\nTrois", [slotLine("a", "08:00"), slotLine("b", "09:00")], 1, "title");
  deepEqual(lines.map(keyOf), ["a", "b", "deux", "trois"]);
});

test("a moment stays where its hour is, and is written over by nobody", () => {
  const lines = paste("4/3\t17h\t18h\tAvant\n4/3\t19h\t20h\tAprès", [CALL], 0);
  deepEqual(lines.map(keyOf), ["avant", "milestone:call", "apres"]);
});

test("a cell in quotation marks may have a tab and a line end", () => {
  const [line] = paste('4/3\t9h\t10h\t"Un ""grand""\njour"\tHall');
  deepEqual(line !== undefined && isSlot(line) && [line.title, line.place], ['Un "grand" jour', "Hall"]);
});

test("nothing pasted changes nothing", () => {
  const lines = [slotLine("a", "08:00")];
  equal(paste("\n\t\n", lines), lines);
});
