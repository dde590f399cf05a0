import { equal } from "node:assert/strict";
import { test } from "node:test";
import { projectId } from "../../main/web/desk/project-id.js";

test("the id of a project is made of its city and its name", () => {
  equal(projectId("Un arbre par rue !", "lyon", {}), "lyon-un-arbre-par-rue");
  equal(projectId("Éco-Idée", "lyon", {}), "lyon-eco-idee");
});

test("a name without Latin letters has an id, too", () => {
  equal(projectId("الماء للجميع", "tunis", {}), "tunis-projet");
});

test("a second project of the same name has another id", () => {
  equal(projectId("Eau", "lyon", { "lyon-eau": {}, "lyon-eau-2": {} }), "lyon-eau-3");
});

test("an id is never longer than ids may be", () => {
  const long = projectId("a".repeat(200), "lyon", {});
  equal(long.length, 64);
  equal(projectId("a".repeat(200), "lyon", { [long]: {} }).length, 64);
});
