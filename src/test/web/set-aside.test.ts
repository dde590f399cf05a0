import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { checkInsIn, type Line } from "../../main/web/control/journal-lines.js";
import { saidInSession, setAsideBy, setAsideIn } from "../../main/web/control/set-aside.js";
import { versionsIn } from "../../main/web/editor/versions.js";
import { at } from "./documents.js";

const LEAKED = "leaked";
const TEAM = "team";
const WORDS = { knows: () => true };

function line(seq: number, session: string, type: string, members: object = {}): Line {
  const time = at(`17:${String(seq).padStart(2, "0")}`);
  const by = { kind: "organizer", city: "lyon", session };
  return { seq, id: `id-${seq}`, at: time, observedAt: time, by, type, city: "lyon", ...members };
}

function decided(seq: number, type: string, members: object = {}): Line {
  const time = at(`17:${String(seq).padStart(2, "0")}`);
  const by = { kind: "coordinator", session: "coordination" };
  return { seq, id: `id-${seq}`, at: time, observedAt: time, by, type, ...members };
}

const SAID = [
  line(1, TEAM, "note", { text: "bonjour" }),
  line(2, LEAKED, "note", { text: "cliquez" }),
  line(3, LEAKED, "retracted", { ref: "id-1" }),
  line(4, LEAKED, "milestone.held", { milestone: "appel" }),
  line(5, LEAKED, "milestone.changed", { milestone: "appel" }),
];

function seqs(lines: readonly Line[]): number[] {
  return lines.map(({ seq }) => seq);
}

function struck(lines: readonly Line[]): number[] {
  const setAside = setAsideIn(lines);
  return seqs(lines.filter(one => setAsideBy(one, setAside) !== undefined));
}

test("what a session said is set aside, but not what it decided of a moment", () => {
  deepEqual(struck([...SAID, decided(6, "session.set-aside", { session: LEAKED })]), [2, 3, 5]);
  deepEqual(seqs(saidInSession(LEAKED, SAID)), [2, 3, 5]);
});

test("what was said before, or afterwards, is not", () => {
  const since = at("17:03");
  const lines = [
    ...SAID,
    decided(6, "session.set-aside", { session: LEAKED, since }),
    line(7, LEAKED, "note", { text: "encore" }),
  ];
  deepEqual(struck(lines), [3, 5]);
});

test("what was reinstated counts again", () => {
  const lines = [
    ...SAID,
    decided(6, "session.set-aside", { session: LEAKED }),
    decided(7, "session.reinstated", { session: LEAKED }),
  ];
  deepEqual(struck(lines), []);
  equal(setAsideIn(lines).size, 0);
});

test("what such a session took back is news again, and its own words stand there too", () => {
  deepEqual(seqs(checkInsIn(SAID, WORDS)).includes(1), false);
  const news = checkInsIn([...SAID, decided(6, "session.set-aside", { session: LEAKED })], WORDS);
  deepEqual(
    seqs(news).filter(seq => seq < 3),
    [2, 1],
  );
});

test("a version that was set aside is not the one that is announced", () => {
  const versions = versionsIn(
    [
      line(1, TEAM, "programme.changed", { parts: { programme: [] } }),
      line(2, LEAKED, "programme.changed", { parts: { programme: [] } }),
      decided(3, "session.set-aside", { session: LEAKED }),
    ],
    [],
  );
  deepEqual(
    versions.map(({ seq, isTakenBack, isNow }) => [seq, isTakenBack, isNow]),
    [
      [2, true, false],
      [1, false, true],
      [0, false, false],
    ],
  );
});
