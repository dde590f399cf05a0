import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { inOrderOf, turnsFrom, withAdded } from "../../main/web/desk/slot-order.js";
import type { Turn } from "../../main/web/feed/document.js";

const BUDGET = { id: "budget", name: "Budget", city: "lyon", theme: "Données" };
const RAMPS = { id: "rampes", name: "Rampes", city: "lyon", theme: "Accès" };
const TREES = { id: "arbres", name: "Un arbre", city: "lyon" };
const VOTES = { id: "votes", name: "Votes", city: "lyon", theme: "Données" };
const BY_NAME = [BUDGET, RAMPS, TREES, VOTES];
const THEMES = ["Accès", "Données"];

function turn(order: number, members: Partial<Turn>): Turn {
  return { order, minutes: 5, state: "planned", ...members };
}

test("projects stand by theme in the edition's order, and at the end what has none", () => {
  deepEqual(inOrderOf("theme", BY_NAME, THEMES, Math.random), [RAMPS, BUDGET, VOTES, TREES]);
});

test("projects are drawn each once", () => {
  const numbers = [0.99, 0, 0.5, 0];
  deepEqual(
    inOrderOf("random", BY_NAME, THEMES, () => numbers.shift()!),
    [VOTES, BUDGET, TREES, RAMPS],
  );
});

test("who speaks or has spoken stays ahead of a new order, and what is no project behind it", () => {
  const turns = {
    rampes: turn(0, { project: "rampes", state: "done" }),
    arbres: turn(1, { project: "arbres", minutes: 7 }),
    mots: turn(2, { title: "Mot de la mairie" }),
  };
  deepEqual(turnsFrom({ turns }, [BUDGET, RAMPS, TREES], 4), {
    type: "turns.set",
    turns: [
      { id: "rampes", project: "rampes", minutes: 5 },
      { id: "budget", project: "budget", minutes: 4 },
      { id: "arbres", project: "arbres", minutes: 4 },
      { id: "mots", title: "Mot de la mairie", minutes: 5 },
    ],
  });
});

test("a turn is added at the end under an id that no other has, as long as there is room", () => {
  const turns = { rampes: turn(0, { project: "rampes", state: "done" }) };
  const again = withAdded({ turns }, { project: "rampes", minutes: 3 });
  deepEqual(again?.type === "turns.set" && again.turns.at(-1), {
    id: "rampes-2",
    project: "rampes",
    minutes: 3,
  });
  const full = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`t${i}`, turn(i, {})]));
  equal(withAdded({ turns: full }, { title: "Encore", minutes: 3 }), undefined);
});
