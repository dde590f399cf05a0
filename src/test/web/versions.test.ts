import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { versionsIn } from "../../main/web/editor/versions.js";
import type { Lines } from "../../main/web/editor/plan-lines.js";
import type { Line } from "../../main/web/control/journal-lines.js";

const BEGINNING = programme("beginning");

function programme(title: string): Lines {
  return [{ id: "atelier", day: "2017-03-04", kind: "workshop", title }];
}

function line(seq: number, type: string, members: Partial<Line> = {}): Line {
  const at = `2017-03-04T17:0${seq}:00Z`;
  return { seq, id: `id-${seq}`, at, observedAt: at, type, city: "lyon", ...members };
}

function published(seq: number): Line {
  return line(seq, "programme.changed", { parts: { programme: programme(`version ${seq}`) } });
}

test("versions are told the newest first, and last the one that the edition began with", () => {
  const versions = versionsIn([published(1), line(2, "slot.started"), published(3)], BEGINNING);
  deepEqual(
    versions.map(({ seq, isNow }) => [seq, isNow]),
    [
      [3, true],
      [1, false],
      [0, false],
    ],
  );
  deepEqual(versions.at(-1)!.programme, BEGINNING);
});

test("each version is told against the one that it replaced", () => {
  const [second, first] = versionsIn([published(1), published(2)], BEGINNING);
  deepEqual(second!.before, programme("version 1"));
  deepEqual(first!.before, BEGINNING);
});

test("a version that was taken back is still told, and the one before it is announced again", () => {
  const lines = [published(1), published(2), line(3, "retracted", { ref: "id-2" })];
  deepEqual(
    versionsIn(lines, BEGINNING).map(({ seq, isTakenBack, isNow }) => [seq, isTakenBack, isNow]),
    [
      [2, true, false],
      [1, false, true],
      [0, false, false],
    ],
  );
});

test("what is published after one was taken back replaces the one before that", () => {
  const lines = [published(1), published(2), line(3, "retracted", { ref: "id-2" }), published(4)];
  deepEqual(versionsIn(lines, BEGINNING)[0]!.before, programme("version 1"));
});

test("what is taken back later was replaced by what was published after it", () => {
  const lines = [published(1), published(2), line(3, "retracted", { ref: "id-1" })];
  deepEqual(versionsIn(lines, BEGINNING)[0]!.before, programme("version 1"));
});
