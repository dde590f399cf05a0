import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { fallsWith, isValid, ofTeam, uninvited } from "../../main/web/team/chain.js";
import type { Device, Invitation } from "../../main/web/team/team-requests.js";

const NOW = Date.parse("2017-03-04T12:00:00Z");

function invitation(id: string, changes: Partial<Invitation> = {}): Invitation {
  return {
    id,
    role: "organizer",
    city: "lyon",
    expires: "2017-03-06T12:00:00Z",
    uses: 5,
    used: 0,
    madeBy: "server",
    ...changes,
  };
}

function device(id: string, from: string): Device {
  return { id, role: "organizer", city: "lyon", invitation: from };
}

test("with an invitation fall its devices, and all that was made on them", () => {
  const invitations = [
    invitation("first"),
    invitation("second", { madeBy: "first" }),
    invitation("third", { madeBy: "second" }),
    invitation("other", { madeBy: "program" }),
  ];
  const devices = [device("a", "first"), device("b", "third"), device("c", "other")];

  const { invitations: fallen, devices: signedOut } = fallsWith("first", invitations, devices);

  deepEqual(
    fallen.map(({ id }) => id),
    ["second", "third"],
  );
  deepEqual(
    signedOut.map(({ id }) => id),
    ["a", "b"],
  );
});

test("an invitation lets somebody in until it is used up or has expired", () => {
  const all = [
    invitation("open"),
    invitation("used", { used: 5 }),
    invitation("old", { expires: "2017-03-04T11:00Z" }),
  ];
  deepEqual(
    all.filter(one => isValid(one, NOW)).map(({ id }) => id),
    ["open"],
  );
});

test("a team is uninvited that has no invitation which lets somebody in", () => {
  const invitations = [
    invitation("lyon"),
    invitation("lille", { city: "lille", used: 5 }),
    invitation("all", { role: "coordinator" }),
  ];
  deepEqual(uninvited(["lyon", "lille", "tunis"], invitations, NOW), ["lille", "tunis"]);
});

test("who has no city coordinates", () => {
  const coordinator: { city?: string } = {};
  deepEqual(ofTeam([{ city: "lyon" }, coordinator], undefined), [coordinator]);
});
