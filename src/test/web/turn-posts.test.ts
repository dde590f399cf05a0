import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { cityKeys, meaningOf } from "../../main/web/control/conducting/conducting-keys.js";
import type { Project, Turn } from "../../main/web/feed/document.js";
import { madeTurns, type Making } from "../../main/web/turns/making.js";
import { moved, nextPost, replaced, withMinutes, without } from "../../main/web/turns/turn-posts.js";
import { turnsNow } from "../../main/web/turns/turns.js";
import { cityWith, millisAt, timelineWith } from "./documents.js";

/** What whoever conducts says with a press, a key or a choice. */

function turn(order: number, state: Turn["state"] = "planned", changes: Partial<Turn> = {}): Turn {
  return { order, minutes: 5, state, ...changes };
}

/** Lyon has spoken, Paris speaks, Nantes was skipped, and three are to come. */
const BLOCK = {
  turns: {
    lyon: turn(0, "done", { city: "lyon" }),
    paris: turn(1, "running"),
    nantes: turn(2, "skipped"),
    tunis: turn(3),
    lille: turn(4),
    reims: turn(5),
  },
};

function idsOf(post: ReturnType<typeof moved>): string[] | undefined {
  return post?.type === "turns.set" ? post.turns.map(({ id }) => id) : undefined;
}

function next(turns: Record<string, Turn>) {
  return nextPost(turnsNow({ turns }, millisAt("18:05")));
}

test("next calls the first of the queue, and after the last one ends whoever speaks", () => {
  deepEqual(next(BLOCK.turns), { type: "turn.started", turn: "tunis" });
  deepEqual(next({ paris: turn(0, "running") }), { type: "turn.finished", turn: "paris" });
  equal(next({ paris: turn(0, "done") }), undefined);
});

test("a turn that is to come is moved among those to come, and nobody else loses their place", () => {
  deepEqual(idsOf(moved(BLOCK, "reims", 0)), ["lyon", "paris", "nantes", "reims", "tunis", "lille"]);
  deepEqual(idsOf(moved(BLOCK, "tunis", 1)), ["lyon", "paris", "nantes", "lille", "tunis", "reims"]);
  deepEqual(idsOf(moved(BLOCK, "tunis", 9)), ["lyon", "paris", "nantes", "lille", "reims", "tunis"]);
});

test("to move a turn to where it stands says nothing, nor does one that has begun move", () => {
  equal(moved(BLOCK, "tunis", 0), undefined);
  equal(moved(BLOCK, "paris", 2), undefined);
});

test("a turn that is set again keeps whose it is and what the document shows of its minutes", () => {
  deepEqual(withMinutes({ turns: { lyon: BLOCK.turns.lyon, tunis: turn(3) } }, "tunis", 7), {
    type: "turns.set",
    turns: [
      { id: "lyon", city: "lyon", minutes: 5 },
      { id: "tunis", minutes: 7 },
    ],
  });
  equal(withMinutes(BLOCK, "tunis", 5), undefined);
});

test("a turn is taken out, and a new order keeps who speaks or has spoken ahead of it", () => {
  deepEqual(idsOf(without(BLOCK, "nantes")), ["lyon", "paris", "tunis", "lille", "reims"]);
  const entries = ["paris", "brest"].map(id => ({ id, minutes: 3 }));
  deepEqual(idsOf(replaced(BLOCK, entries)), ["lyon", "paris", "brest"]);
});

const PROJECTS: Record<string, Project> = {
  sel: { name: "Sel", city: "lyon", theme: "eau" },
  pain: { name: "Pain", city: "lyon", theme: "terre" },
  source: { name: "Source", city: "tunis", theme: "eau" },
  vent: { name: "Vent", city: "paris" },
};

function made(source: Making["source"], seed = 1): string[] {
  const cities = { lyon: cityWith({}), tunis: cityWith({}) };
  const timeline = timelineWith(cities, {}, { projects: PROJECTS, themes: ["eau", "terre"] });
  const making = { source, cities: Object.keys(cities), minutes: 4, seed, language: "fr" };
  return madeTurns(timeline, making).map(({ id }) => id);
}

test("turns are made from the cities that attend, or from their projects by city or by theme", () => {
  deepEqual(made("cities"), ["lyon", "tunis"]);
  deepEqual(made("byCity"), ["pain", "sel", "source"]);
  deepEqual(made("byTheme"), ["sel", "source", "pain"]);
});

test("the same seed draws the same order, and among some seeds there is every order", () => {
  const seeds = Array.from({ length: 100 }, (_, n) => n + 1);
  const orders = new Set(seeds.map(seed => made("drawn", seed).join()));

  deepEqual(made("drawn", 7), made("drawn", 7));
  equal(orders.size, 6);
});

test("each city has a key of its own: a letter of its name, or else a digit", () => {
  deepEqual(
    [...cityKeys(["lyon", "lille", "li", "paris"]).entries()],
    [
      ["lyon", "l"],
      ["lille", "i"],
      ["li", "1"],
      ["paris", "p"],
    ],
  );
});

test("keys mean something only by themselves, and one that is held down calls nobody again", () => {
  const pressed = { key: " ", ctrlKey: false, metaKey: false, altKey: false, repeat: false };
  deepEqual(meaningOf(pressed), { is: "next" });
  equal(meaningOf({ ...pressed, repeat: true }), undefined);
  equal(meaningOf({ ...pressed, ctrlKey: true }), undefined);
  deepEqual(meaningOf({ ...pressed, key: "ArrowUp", altKey: true, repeat: true }), { is: "move", by: -1 });
});
