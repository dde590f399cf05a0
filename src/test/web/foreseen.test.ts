import { deepEqual, equal } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Timeline } from "../../main/web/feed/document.js";
import { merge, type View } from "../../main/web/feed/feed.js";
import { foreseen } from "../../main/web/desk/foreseen.js";
import { faces, stateOf } from "../../main/web/moment/moment.js";
import type { Body, Post } from "../../main/web/outbox/posts.js";

/** The stories that `ForeseenTest` runs on the server's side; it says what stands in them. */
interface Step {
  said?: Post["body"][];
  foreseen?: object;
  follows?: object;
  at?: string;
  states?: Record<string, string>;
  late?: Record<string, number>;
}

const FOLDER = new URL("../resources/carillon/timeline/foreseen/", import.meta.url);
const STORIES = readdirSync(new URL("stories/", FOLDER)).flatMap(file =>
  read<{ story: string; steps: Step[] }[]>(`stories/${file}`),
);
const DOCUMENT = read<Timeline>("document.json");
const NOW = Date.parse("2017-03-25T12:00:00Z");

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}

/** What was said as the thing of that number, and has not been answered. */
function post(number: number, body: Post["body"]): Post {
  return {
    id: `00000000-0000-0000-0000-${number.toString(16).padStart(12, "0")}`,
    edition: "summer-night",
    role: "coordinator",
    language: "fr",
    body,
    state: "waiting",
    tried: true,
  };
}

/** What is known where the document stands at a position of the journal. */
function viewAt(position: number, changes: Partial<View<Timeline>> = {}): View<Timeline> {
  return {
    timeline: undefined,
    cursor: `${position}-0`,
    connected: true,
    opening: false,
    heardAt: NOW,
    staleSince: undefined,
    presence: undefined,
    ...changes,
  };
}

for (const { story, steps } of STORIES) {
  test(`${story}: the pages foresee it`, () => {
    let document = DOCUMENT;
    let posts: Post[] = [];
    for (const step of steps) {
      const position = posts.length;
      const waiting = (step.said ?? []).map((body, i) => post(position + i + 1, body));
      posts = [...posts, ...waiting];

      const before = document;
      document = merge(before, step.foreseen ?? {}) as Timeline;
      deepEqual(foreseen(before, posts, viewAt(position)), document);

      posts = posts.map((known, i) => ({ ...known, state: "kept", seq: i + 1, keptAt: NOW }));
      document = merge(document, step.follows ?? {}) as Timeline;
      if (step.at !== undefined) look(document, Date.parse(step.at), step);
    }
  });
}

function look(document: Timeline, at: number, { states = {}, late = {} }: Step): void {
  for (const [id, state] of Object.entries(states)) equal(stateOf(document.milestones[id]!, at), state);
  const minutes = new Map(
    faces(document, document.milestones["call"]!, at).map(face => [face.id, face.late]),
  );
  for (const [city, expected] of Object.entries(late)) equal(minutes.get(city), expected, city);
}

const OPENED: Body & { observedAt: string } = {
  type: "city.opened",
  city: "lyon",
  observedAt: "2017-03-25T15:50:00Z",
};
const KEPT: Post = { ...post(1, OPENED), state: "kept", seq: 7, keptAt: NOW };

function doors(posts: Post[], view: View<Timeline>): string {
  return foreseen(DOCUMENT, posts, view).cities["lyon"]!.state;
}

test("what waits is foreseen", () => {
  equal(doors([post(1, OPENED)], viewAt(7)), "open");
});

test("what was kept is foreseen until the document has reached it", () => {
  equal(doors([KEPT], viewAt(6)), "open");
  equal(doors([KEPT], viewAt(7)), "expected");
});

test("what was kept is foreseen no longer than the feed may take to tell of it", () => {
  equal(doors([KEPT], viewAt(6, { heardAt: NOW + 5_000 })), "open");
  equal(doors([KEPT], viewAt(6, { heardAt: NOW + 5_001 })), "expected");
});

test("what was kept is foreseen as long as the server does not reach its journal", () => {
  equal(doors([KEPT], viewAt(6, { heardAt: NOW + 60_000, staleSince: "2017-03-25T12:00:01Z" })), "open");
});

test("what was kept is not foreseen before there is a document", () => {
  equal(doors([KEPT], viewAt(0, { cursor: undefined })), "expected");
});

test("what was refused or taken back is not foreseen", () => {
  equal(doors([{ ...KEPT, state: "refused" }], viewAt(6)), "expected");
  equal(doors([{ ...KEPT, state: "undone" }], viewAt(6)), "expected");
});

test("what is said of a city, a slot or a milestone that the document lacks changes nothing", () => {
  const bodies = [
    { type: "city.opened", city: "nowhere" },
    { type: "slot.started", city: "lyon", slot: "nothing" },
    { type: "ready", city: "lyon", milestone: "never", ready: "yes" },
    { type: "of a newer page" },
  ];
  for (const body of bodies) {
    deepEqual(foreseen(DOCUMENT, [post(1, { ...body, observedAt: OPENED.observedAt })], viewAt(0)), DOCUMENT);
  }
});

test("the document that it begins with stays as it is", () => {
  const before = structuredClone(DOCUMENT);
  foreseen(DOCUMENT, [post(1, OPENED)], viewAt(0));
  deepEqual(DOCUMENT, before);
});

test("a project that was edited or removed without network is foreseen so", () => {
  const observedAt = "2017-03-25T12:00:00Z";
  const project = { id: "lyon-eau", name: "Eau", text: "Des points d’eau" };
  const edited = post(1, { type: "project.changed", city: "lyon", project, observedAt });
  const removed = post(2, { type: "project.removed", city: "lyon", project: "lyon-eau", observedAt });
  const projects = (...posts: Post[]) => foreseen(DOCUMENT, posts, viewAt(0)).edition.projects;
  deepEqual(projects(edited)?.["lyon-eau"], { name: "Eau", text: "Des points d’eau", city: "lyon" });
  deepEqual(projects(edited, removed), DOCUMENT.edition.projects ?? {});
});

test("a turn whose start is taken back is planned again, and who spoke before goes on", () => {
  const about = { city: "lyon", slot: "pitches" };
  const turns = [
    { id: "a", title: "Un", minutes: 5 },
    { id: "b", title: "Deux", minutes: 5 },
  ];
  const bodies: Body[] = [
    { type: "slot.started", ...about },
    { type: "turns.set", ...about, turns },
    { type: "turn.started", ...about, turn: "a" },
    { type: "turn.started", ...about, turn: "b" },
    { type: "retracted", city: "lyon", ref: post(4, OPENED).id },
  ];
  const posts = bodies.map((body, i) => post(i + 1, { ...body, observedAt: `2017-03-25T17:0${i}:00Z` }));
  const slot = (...some: Post[]) => foreseen(DOCUMENT, some, viewAt(0)).cities["lyon"]!.slots["pitches"];
  deepEqual(slot(...posts), slot(...posts.slice(0, 3)));
});

test("what a colleague said of the turns is taken back here, and what was before holds again", () => {
  const about = { city: "lyon", slot: "pitches" };
  const minutes = { title: "Un", minutes: 5 };
  const bodies: Body[] = [
    { type: "turns.set", ...about, turns: [{ id: "a", ...minutes }] },
    { type: "turns.set", ...about, turns: [{ id: "b", ...minutes }] },
  ];
  const said = bodies.map((body, i) => post(i + 1, { ...body, observedAt: `2017-03-25T16:3${i}:00Z` }));
  const document = foreseen(DOCUMENT, said, viewAt(0));
  const all = new Map(said.map((each, i) => [each.id, { ...each, seq: i + 1 }]));
  const known = { all, holding: new Set(all.keys()), after: 0, until: 2 };
  const taken: Body = { type: "retracted", city: "lyon", ref: said[1]!.id };
  const here = [post(3, { ...taken, observedAt: "2017-03-25T16:32:00Z" })];
  deepEqual(foreseen(document, here, viewAt(2), known), foreseen(DOCUMENT, said.slice(0, 1), viewAt(0)));
});
