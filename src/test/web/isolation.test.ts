import { equal } from "node:assert/strict";
import { test } from "node:test";
import { isolated, withBalancedDirections } from "../../main/web/words/isolation.js";

const [LRE, PDF, RLO, RLI, FSI, PDI] = ["\u202a", "\u202c", "\u202e", "\u2067", "\u2068", "\u2069"];

test("a name that runs the way of its sentence is left as it is", () => {
  equal(isolated("Lyon", "ltr"), "Lyon");
  equal(isolated("ليون", "rtl"), "ليون");
});

test("a name that runs the other way is isolated", () => {
  equal(isolated("ليون", "ltr"), `${FSI}ليون${PDI}`);
  equal(isolated("Lyon", "rtl"), `${FSI}Lyon${PDI}`);
});

test("a name of which a part runs the other way is isolated", () => {
  equal(isolated("تونس Tunis", "rtl"), `${FSI}تونس Tunis${PDI}`);
});

test("numbers alone have no direction and need no isolation", () => {
  equal(isolated("18:00", "rtl"), "18:00");
});

test("text that holds a control of direction is isolated whatever way it runs", () => {
  equal(isolated(`${LRE}Lyon${PDF}`, "ltr"), `${FSI}${LRE}Lyon${PDF}${PDI}`);
});

test("a direction that is never closed is not opened", () => {
  equal(withBalancedDirections(`${RLI}Lyon`), "Lyon");
  equal(withBalancedDirections(`${RLI}a${LRE}b${PDF}`), `a${LRE}b${PDF}`);
});

test("an end without a beginning is left out", () => {
  equal(withBalancedDirections(`Lyon${PDI}${PDF}`), "Lyon");
  equal(withBalancedDirections(`${RLI}Lyon${PDF}${PDI}`), `${RLI}Lyon${PDI}`);
});

test("overrides are left out", () => {
  equal(withBalancedDirections(`Lyon${RLO}noyL`), "LyonnoyL");
});

test("everything stands on one line", () => {
  equal(withBalancedDirections("Lyon\nLille\u2029Paris"), "Lyon Lille Paris");
});

test("four marks in a row stay and a fifth goes", () => {
  equal(withBalancedDirections(`e${"\u0301".repeat(4)}`), `e${"\u0301".repeat(4)}`);
  equal(withBalancedDirections(`e${"\u0301".repeat(9)}`), `e${"\u0301".repeat(4)}`);
});
