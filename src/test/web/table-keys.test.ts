import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { meaningOfKey, type Meaning } from "../../main/web/editor/table-keys.js";

const WHERE = { isTyping: false, isOffered: false, isRtl: false };
const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

function meaning(key: string, held: Partial<typeof NONE> = {}, where: Partial<typeof WHERE> = {}) {
  return meaningOfKey({ key, ...NONE, ...held }, { ...WHERE, ...where });
}

const go = (rows: number, columns: number): Meaning => ({ is: "go", rows, columns });

test("arrows go from cell to cell, in the direction in which one reads", () => {
  deepEqual(meaning("ArrowDown"), go(1, 0));
  deepEqual(meaning("ArrowRight"), go(0, 1));
  deepEqual(meaning("ArrowRight", {}, { isRtl: true }), go(0, -1));
});

test("a letter types over what is there, and F2 goes on with it", () => {
  deepEqual(meaning("d"), { is: "type", text: "d" });
  deepEqual(meaning("D", { shiftKey: true }), { is: "type", text: "D" });
  deepEqual(meaning("F2"), { is: "type" });
});

test("a letter that is put together of several keys begins in the empty field", () => {
  deepEqual(meaning("Dead"), { is: "type", text: "" });
});

test("while somebody types, keys write, but for those that leave the cell", () => {
  const typing = { isTyping: true };
  equal(meaning("d", {}, typing), undefined);
  equal(meaning("ArrowLeft", {}, typing), undefined);
  equal(meaning("z", { ctrlKey: true }, typing), undefined);
  deepEqual(meaning("ArrowDown", {}, typing), go(1, 0));
  deepEqual(meaning("Escape", {}, typing), { is: "cancel" });
  deepEqual(meaning("Tab", { shiftKey: true }, typing), { is: "tab", by: -1 });
});

test("among offered words the arrows choose", () => {
  equal(meaning("ArrowDown", {}, { isTyping: true, isOffered: true }), undefined);
});

test("Enter goes down, with the command key it adds a row", () => {
  deepEqual(meaning("Enter"), { is: "enter", by: 1 });
  deepEqual(meaning("Enter", { shiftKey: true }), { is: "enter", by: -1 });
  deepEqual(meaning("Enter", { metaKey: true }), { is: "insert" });
});

test("rows are taken out and moved, and steps undone", () => {
  deepEqual(meaning("Delete", { ctrlKey: true }), { is: "remove" });
  deepEqual(meaning("ArrowUp", { altKey: true }), { is: "shift", by: -1 });
  deepEqual(meaning("z", { ctrlKey: true }), { is: "undo" });
  deepEqual(meaning("Z", { ctrlKey: true, shiftKey: true }), { is: "redo" });
});

test("what browsers do by themselves stays theirs", () => {
  equal(meaning("c", { ctrlKey: true }), undefined);
  equal(meaning("ArrowLeft", { altKey: true }), undefined);
  equal(meaning("F5"), undefined);
});
