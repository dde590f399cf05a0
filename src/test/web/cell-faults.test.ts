import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { faultsAt, faultsIn, isFaulty } from "../../main/web/editor/cell-faults.js";
import { slotLine } from "./plans.js";

const [A, B] = [slotLine("a", "09:00"), slotLine("b", "11:00", "10:00")];
const EARLY = "“until” is not after “at”";
const FOUND = faultsIn([A, B], [{ pointer: "/programme/1/until", detail: EARLY }]);

function details(line = B): string[] {
  return faultsAt(FOUND, line, "to").map(({ detail }) => detail);
}

test("a fault stands at the cell that its pointer names, wherever the row is by now", () => {
  deepEqual(details(), [EARLY]);
  deepEqual(faultsAt(FOUND, B, "from"), []);
  equal(isFaulty(FOUND, [B, A]), true);
});

test("a fault of the hours is gone once any of them is changed", () => {
  deepEqual(details({ ...B, at: "09:00" }), []);
  deepEqual(details({ ...B, title: "Bilan" }), [EARLY]);
  equal(isFaulty(FOUND, [A, { ...B, at: "09:00" }]), false);
});

test("what is wrong with the whole stands at no cell", () => {
  deepEqual(faultsIn([A], [{ pointer: "/programme", detail: "?" }, { detail: "!" }]).others, ["?", "!"]);
});
