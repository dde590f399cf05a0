import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import {
  coordinates,
  isSame,
  maySpeakAs,
  roleOf,
  sessionsIn,
  speakerFor,
  type Role,
} from "../../main/web/join/roles.js";

const LYON: Role = { role: "organizer", edition: "night", city: "lyon" };
const LILLE: Role = { role: "organizer", edition: "night", city: "lille" };
const COORDINATOR: Role = { role: "coordinator", edition: "night" };
const LAST_YEAR: Role = { role: "organizer", edition: "night-2016", city: "lyon" };
const ADMINISTRATOR: Role = { role: "administrator" };

test("a device speaks in an edition with the roles it has there, coordination first", () => {
  deepEqual(sessionsIn("night", [LYON, LAST_YEAR, COORDINATOR, LILLE]), [COORDINATOR, LYON, LILLE]);
  deepEqual(sessionsIn("night-2016", [LYON, LAST_YEAR]), [LAST_YEAR]);
});

test("an administrator coordinates every edition, once", () => {
  deepEqual(sessionsIn("night", [ADMINISTRATOR, COORDINATOR]), [COORDINATOR]);
  equal(coordinates("another", [ADMINISTRATOR]), true);
  equal(coordinates("another", [COORDINATOR]), false);
});

test("for a city speaks its team, or else coordination, or else nobody", () => {
  const sessions = sessionsIn("night", [COORDINATOR, LYON]);
  deepEqual(speakerFor("lyon", sessions), LYON);
  deepEqual(speakerFor("lille", sessions), COORDINATOR);
  equal(speakerFor("lille", sessionsIn("night", [LYON])), undefined);
});

test("what was said for a city in an edition is sent by who has that role there, and by no other", () => {
  const said = { role: "organizer", edition: "night", city: "lyon" } as const;
  equal(maySpeakAs(said, [LILLE, LYON]), true);
  equal(maySpeakAs(said, [LILLE, LAST_YEAR, COORDINATOR, ADMINISTRATOR]), false);
});

test("two roles are one where edition and city are", () => {
  equal(isSame(LYON, { ...LYON }), true);
  equal(isSame(LYON, LAST_YEAR), false);
  equal(isSame(ADMINISTRATOR, COORDINATOR), false);
});

test("what is no role is not taken for one", () => {
  throws(() => roleOf({ role: "king", edition: "night" }));
  throws(() => roleOf(undefined));
  deepEqual(roleOf({ role: "administrator", edition: "night" }), ADMINISTRATOR);
});
