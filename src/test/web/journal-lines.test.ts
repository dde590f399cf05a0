import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { checkInsIn, decisionsIn, noticeOf, type Line } from "../../main/web/control/journal-lines.js";
import { at } from "./documents.js";

function line(seq: number, type: string, members: object = {}): Line {
  return { seq, id: `id-${seq}`, at: at("17:00"), observedAt: at("17:00"), type, ...members };
}

/** A page with words for these, and for no others. */
const KNOWN = ["said.milestone.held", "did.announcement", "said.city.opened", "said.note", "said.headcount"];
const WORDS = { knows: (key: string) => KNOWN.includes(key) };

const LINES = [
  line(1, "city.opened", { city: "lyon" }),
  line(2, "milestone.held", { milestone: "appel", reason: "son" }),
  line(3, "note", { city: "lyon", text: "bonjour" }),
  line(4, "ready", { city: "lyon", milestone: "appel", ready: "yes" }),
  line(5, "announcement", { text: "le car" }),
  line(6, "retracted", { city: "lyon", ref: "id-3" }),
  line(7, "weather", { city: "lyon", sky: "sun" }),
  line(8, "milestone.renamed", { milestone: "appel" }),
  line(9, "headcount", { city: "lyon", count: 3 }),
];

test("the notice of a change says what was changed", () => {
  const room = "https://example.org/salle";
  const changed = line(3, "milestone.changed", { milestone: "appel", parts: { room } });
  deepEqual(noticeOf(changed).changes, [{ member: "room", is: room }]);
});

test("decisions are listed with the newest first, and those without words left out", () => {
  deepEqual(
    decisionsIn(LINES, WORDS).map(({ seq }) => seq),
    [5, 2],
  );
});

test("what cities said is listed with the newest first, without what was taken back", () => {
  deepEqual(
    checkInsIn(LINES, WORDS).map(({ seq }) => seq),
    [9, 4, 1],
  );
});
