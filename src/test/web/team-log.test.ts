import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_KNOWN, teamLog, type KnownStatements } from "../../main/web/desk/team-log.js";
import type { Body, Post } from "../../main/web/outbox/posts.js";

const MINUTE = 60_000;
const NOON = Date.parse("2017-03-04T12:00:00Z");

function said(minute: number, body: Body): Post["body"] {
  return { city: "lyon", ...body, observedAt: new Date(NOON + minute * MINUTE).toISOString() };
}

/** What was said on this device so many minutes after noon, which is its position in the journal too. */
function here(minute: number, changes: Partial<Post> = {}, body: Body = { type: "note" }): Post {
  return {
    id: `p${minute}`,
    edition: "night",
    role: "organizer",
    city: "lyon",
    language: "fr",
    body: said(minute, body),
    state: "kept",
    seq: minute,
    tried: true,
    ...changes,
  };
}

/** What the server was read to have: what was said in those minutes, of which some was taken back since. */
function elsewhere(minutes: number[], holding: number[], after = 0, until = 100): KnownStatements {
  return {
    all: new Map(
      minutes.map(minute => [
        `p${minute}`,
        { id: `p${minute}`, seq: minute, body: said(minute, { type: "note" }) },
      ]),
    ),
    holding: new Set(holding.map(minute => `p${minute}`)),
    after,
    until,
  };
}

function undoOf(ref: string, state: Post["state"]): Post {
  return here(50, { id: "undo", state }, { type: "retracted", ref });
}

function shown(posts: Post[], known: KnownStatements): [string, string][] {
  return teamLog("lyon", posts, known).map(({ id, state }) => [id, state]);
}

test("what was said on this device and on another is one log, the newest first", () => {
  deepEqual(shown([here(3), here(1)], elsewhere([1, 2, 3], [1, 2, 3])), [
    ["p3", "kept"],
    ["p2", "kept"],
    ["p1", "kept"],
  ]);
});

test("what a colleague takes back is undone on this device too", () => {
  deepEqual(shown([here(1)], elsewhere([1, 2], [2])), [
    ["p2", "kept"],
    ["p1", "undone"],
  ]);
});

test("what was kept after the server was read, or before what was read, is kept", () => {
  deepEqual(shown([here(101), here(9)], elsewhere([], [], 10, 100)), [
    ["p101", "kept"],
    ["p9", "kept"],
  ]);
  deepEqual(shown([here(1)], NOTHING_KNOWN), [["p1", "kept"]]);
});

test("what a colleague said is being undone until its retraction is sent, and undone from then on", () => {
  deepEqual(shown([undoOf("p2", "waiting")], elsewhere([2], [2])), [["p2", "undoing"]]);
  deepEqual(shown([undoOf("p2", "kept")], elsewhere([2], [2])), [["p2", "undone"]]);
});

test("a retraction that was refused is shown, and what it was for still holds", () => {
  deepEqual(shown([undoOf("p2", "refused")], elsewhere([2], [2])), [
    ["undo", "refused"],
    ["p2", "kept"],
  ]);
});

test("what this device said for another city is shown as long as it is not settled", () => {
  const forParis = (state: Post["state"]) => here(1, { state }, { type: "note", city: "paris" });
  deepEqual(shown([forParis("waiting")], NOTHING_KNOWN), [["p1", "waiting"]]);
  deepEqual(shown([forParis("refused")], NOTHING_KNOWN), [["p1", "refused"]]);
  deepEqual(shown([forParis("kept")], NOTHING_KNOWN), []);
});
