import { equal } from "node:assert/strict";
import { test } from "node:test";
import { objectionTo, suggestedId } from "../../main/web/start/edition-ids.js";

test("the address of an event is its title and its year", () => {
  equal(suggestedId("Nuit du Code Citoyen", "2027-03-06", []), "nuit-du-code-citoyen-2027");
  equal(suggestedId("Fête de l’été 2027", "2027-07-03", []), "fete-de-l-ete-2027");
  equal(suggestedId("ليلة البرمجة", "2027-03-06", []), "evenement-2027");
  equal(suggestedId("  ", "2027-03-06", []), "");
});

test("no event is given the address of another, of a page or of a rehearsal", () => {
  equal(suggestedId("Nuit", "2027-03-06", ["nuit-2027", "nuit-2027-2"]), "nuit-2027-3");
  equal(suggestedId("Season 2027", "2027-03-06", []), "season-2027");
  equal(objectionTo(suggestedId("La rehearsal", "2027-03-06", []), []), undefined);
});

test("a long title keeps its year, and room for a rehearsal", () => {
  const id = suggestedId("Les rencontres nationales de la participation citoyenne", "2027-03-06", []);
  equal(id.endsWith("-2027"), true, id);
  equal(objectionTo(id, []), undefined);
});

test("what cannot be the address of an event is said why", () => {
  equal(objectionTo("nuit-2027", ["nuit-2027"]), "taken");
  equal(objectionTo("wall", []), "reserved");
  equal(objectionTo("nuit-2027-rehearsal", []), "rehearsal");
  equal(objectionTo("Nuit 2027", []), "letters");
  equal(objectionTo("a".repeat(55), []), "long");
  equal(objectionTo("a".repeat(54), []), undefined);
  equal(objectionTo("", []), undefined);
});
