import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { AnnouncedMoment } from "../../main/web/editor/announced-now.js";
import { changedMembers, fieldsOf, idFor, newFields } from "../../main/web/editor/moment-members.js";

const PARIS = "Europe/Paris";
const MEETUP: AnnouncedMoment = {
  title: { fr: "Meetup vidéo" },
  at: "2017-03-04T18:00:00+01:00",
  duration: "PT1H30M",
  opens: "PT15M",
  room: "https://example.org/salle",
  cities: "all",
  quorum: 3,
  checks: ["son", "image"],
};

test("the form shows a moment by the clocks of the edition, and its lengths in minutes", () => {
  deepEqual(fieldsOf(MEETUP, PARIS), {
    title: { fr: "Meetup vidéo" },
    day: "2017-03-04",
    at: "18:00",
    duration: "90",
    opens: "15",
    room: "https://example.org/salle",
    isForAll: true,
    cities: [],
    quorum: "3",
    checks: "son\nimage",
  });
});

test("a form that nobody has changed changes nothing", () => {
  const fields = fieldsOf(MEETUP, PARIS);
  deepEqual(changedMembers(fields, { ...fields, title: { ...fields.title, en: "  " } }, PARIS), {});
});

test("only what was changed is said", () => {
  const fields = fieldsOf(MEETUP, PARIS);
  deepEqual(changedMembers(fields, { ...fields, room: " https://example.org/salle-2 " }, PARIS), {
    room: "https://example.org/salle-2",
  });
  deepEqual(changedMembers(fields, { ...fields, at: "18:15", duration: "45" }, PARIS), {
    at: "2017-03-04T18:15+01:00",
    duration: "PT45M",
  });
});

test("what is emptied is taken out", () => {
  const fields = fieldsOf(MEETUP, PARIS);
  deepEqual(changedMembers(fields, { ...fields, room: "", quorum: "", opens: "0", checks: "\n" }, PARIS), {
    opens: null,
    room: null,
    quorum: null,
    checks: null,
  });
});

test("some cities instead of all are said as a list", () => {
  const fields = fieldsOf(MEETUP, PARIS);
  deepEqual(changedMembers(fields, { ...fields, isForAll: false, cities: ["lyon"] }, PARIS), {
    cities: ["lyon"],
  });
});

test("a new moment says all that stands in its form", () => {
  const fields = { ...newFields("2027-03-28"), title: { fr: "Adieux" }, at: "18:00" };
  deepEqual(changedMembers(undefined, fields, PARIS), {
    title: { fr: "Adieux" },
    at: "2027-03-28T18:00+02:00",
    duration: "PT30M",
    opens: "PT15M",
    cities: "all",
  });
});

test("what is half typed is sent as it is, for the server says what is wrong with it", () => {
  const fields = { ...newFields("2027-03-28"), title: { fr: "Adieux" }, duration: "" };
  const { at, duration } = changedMembers(undefined, fields, PARIS);
  deepEqual([at, duration], ["2027-03-28T", "PTM"]);
});

test("the id of a new moment is made of its title, and no other has it", () => {
  equal(idFor("Été & Adieux !", []), "ete-adieux");
  equal(idFor("Adieux", ["adieux", "adieux-2"]), "adieux-3");
  equal(idFor("وداع", []), "moment");
});
