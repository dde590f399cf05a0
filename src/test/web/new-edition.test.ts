import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import {
  daysOf,
  emptyDraft,
  movedTo,
  nextEdition,
  nextWeekend,
  withZoneOfCities,
  type Draft,
  type Members,
} from "../../main/web/start/draft.js";
import { draftOf } from "../../main/web/start/draft-of.js";
import { editionOf } from "../../main/web/start/edition-of.js";
import { rehearsalPlan } from "../../main/web/rehearsal/rehearsal-plan.js";
import { faultsByField } from "../../main/web/start/field-faults.js";

const EMPTY = emptyDraft("2027-02-18", "Europe/Paris", "fr", "Tous ensemble");
const city = (name: string, zone = "Europe/Paris") => ({
  key: name,
  name,
  names: {},
  venue: "",
  zone,
  more: {},
});
const DRAFT: Draft = {
  ...EMPTY,
  title: "Nuit du code",
  id: "nuit-2027",
  cities: [city("Lyon"), { ...city("Tunis", "Africa/Tunis"), names: { en: "Tunis", ar: "تونس" } }],
  others: ["ar"],
  slots: [
    { key: "b", day: "2027-03-06", from: "22:00", to: "02:00", title: "La nuit", kind: "work" },
    { key: "a", day: "2027-03-06", from: "09:00", to: "10:00", title: "Accueil", kind: "welcome" },
    { key: "c", day: "2027-03-07", from: "", to: "", title: "Bilan", kind: "restitution" },
  ],
};

function written(draft: Draft): any {
  return editionOf(draft, "Lieu à préciser").edition;
}

test("a new event is on the weekend two weeks from now, and meets on its Saturday at 18:00", () => {
  deepEqual(nextWeekend("2027-02-18"), { from: "2027-03-06", to: "2027-03-07" });
  deepEqual(nextWeekend("2027-02-20"), { from: "2027-03-06", to: "2027-03-07" });
  const { milestones } = written(EMPTY);
  equal(milestones["tous-ensemble"].at, "2027-03-06T18:00+01:00");
  equal(milestones["tous-ensemble"].duration, "PT30M");
  equal(milestones["tous-ensemble"].cities, "all");
});

test("each city starts from the programme for all, in the order of its hours", () => {
  const { cities } = written(DRAFT);
  deepEqual(cities.lyon.programme, [
    { id: "accueil", day: "2027-03-06", at: "09:00", until: "10:00", kind: "welcome", title: "Accueil" },
    { milestone: "tous-ensemble" },
    {
      id: "la-nuit",
      day: "2027-03-06",
      at: "22:00",
      until: "2027-03-07T02:00",
      kind: "work",
      title: "La nuit",
    },
    { id: "bilan", day: "2027-03-07", part: "day", kind: "restitution", title: "Bilan" },
  ]);
  deepEqual(cities.tunis.programme, cities.lyon.programme);
});

test("a city is called in the languages of the event, and a place that nobody knows yet is said so", () => {
  const { cities, languages } = written(DRAFT);
  deepEqual(languages, ["fr", "ar"]);
  deepEqual(cities.tunis.names, { ar: "تونس" });
  equal(cities.tunis.venue, "Lieu à préciser");
  equal(cities.tunis.timezone, "Africa/Tunis");
});

test("cities keep their order, two of one name have two ids, and so has one that is a number", () => {
  const cities = [city("Tunis"), city("93"), city("Lyon"), { ...city("Lyon"), key: "another" }];
  deepEqual(Object.keys(written({ ...DRAFT, cities }).cities), ["tunis", "ville-93", "lyon", "lyon-2"]);
});

test("all days move along with the first one", () => {
  const moved = movedTo(DRAFT, "2027-04-03");
  deepEqual(daysOf(moved), ["2027-04-03", "2027-04-04"]);
  const { milestones, cities } = written(moved);
  // Clocks have gone forward meanwhile: it stays 18:00.
  equal(milestones["tous-ensemble"].at, "2027-04-03T18:00+02:00");
  equal(cities.lyon.programme[2].until, "2027-04-04T02:00");
});

test("the next edition begins on the same weekday, a year later or as soon as that can be", () => {
  const next = (from: string) =>
    nextEdition({ ...DRAFT, from, title: `Nuit ${from.slice(0, 4)}` }, "2026-11-30");
  equal(next("2026-03-07").from, "2027-03-06");
  equal(next("2017-03-04").from, "2026-12-05");
  equal(next("2026-03-07").title, "Nuit 2027");
  equal(next("2026-03-07").id, "");
});

test("the zone is the first city's, unless somebody has written one", () => {
  equal(withZoneOfCities({ ...DRAFT, cities: [city("Tunis", "Africa/Tunis")] }).zone, "Africa/Tunis");
  equal(withZoneOfCities({ ...DRAFT, isZoneTyped: true, zone: "UTC" }).zone, "UTC");
});

const EARLIER = {
  edition: "nuit-2017",
  title: "Nuit du code",
  timezone: "Europe/Paris",
  from: "2017-03-04",
  to: "2017-03-05",
  languages: ["fr", "en"],
  links: { site: "https://example.org/" },
  themes: ["Eau"],
  milestones: {
    visio: {
      title: { fr: "Visio", en: "Video" },
      at: "2017-03-04T18:30:00+01:00",
      duration: "PT1H",
      opens: "PT15M",
      cities: ["lyon", "tunis"],
      quorum: 2,
    },
  },
  cities: {
    lyon: {
      name: "Lyon",
      language: "fr",
      venue: "Epitech",
      address: "86 boulevard Marius Vivier Merle",
      timezone: "Europe/Paris",
      position: [45.75, 4.85],
      programme: [
        { milestone: "visio" },
        {
          id: "nuit",
          day: "2017-03-04",
          at: "22:00",
          until: "2017-03-05T02:00",
          kind: "work",
          title: "Nuit",
        },
      ],
    },
    tunis: {
      name: "Tunis",
      venue: "Technopole",
      timezone: "Africa/Tunis",
      programme: [{ milestone: "visio" }],
    },
  },
  projects: [{ id: "eau", city: "lyon", name: "Eau" }],
};

test("an earlier edition comes back as it was, but for its projects", () => {
  const { projects: _, ...rest } = EARLIER;
  const { visio } = rest.milestones;
  deepEqual(written(draftOf(EARLIER, EMPTY)!), {
    ...rest,
    milestones: { visio: { ...visio, at: "2017-03-04T18:30+01:00", duration: "PT60M" } },
  });
});

test("an earlier edition is moved to new days with all that is in it", () => {
  const { milestones, cities, from, to } = written(movedTo(draftOf(EARLIER, EMPTY)!, "2018-03-03"));
  deepEqual([from, to], ["2018-03-03", "2018-03-04"]);
  equal(milestones.visio.at, "2018-03-03T18:30+01:00");
  deepEqual(cities.lyon.programme[1], {
    ...EARLIER.cities.lyon.programme[1],
    day: "2018-03-03",
    until: "2018-03-04T02:00",
  });
});

test("a city or a moment that is taken out is in no list and no programme any more", () => {
  const draft = draftOf(EARLIER, EMPTY)!;
  const alone = written({ ...draft, cities: draft.cities.slice(0, 1) });
  deepEqual(alone.milestones.visio.cities, ["lyon"]);
  equal(alone.milestones.visio.quorum, 1);
  const without = written({ ...draft, moments: [] });
  deepEqual(without.cities.tunis.programme, []);
});

test("a moment stays where a programme has it, until it has another hour", () => {
  const draft = draftOf(EARLIER, EMPTY)!;
  const [visio] = draft.moments;
  const later = { ...draft, moments: [{ ...visio!, at: "23:00", isMoved: true }] };
  deepEqual(
    written(later).cities.lyon.programme.map((line: Members) => line["id"] ?? line["milestone"]),
    ["nuit", "visio"],
  );
});

test("what is no edition is none", () => {
  for (const other of [undefined, null, 7, "edition", [], {}, { cities: [] }])
    equal(draftOf(other, EMPTY), undefined);
});

test("what the server finds wrong stands at its field, and once", () => {
  const { fields } = editionOf(DRAFT, "Lieu à préciser");
  const faults = faultsByField(
    [
      { pointer: "/title", detail: "no title" },
      { pointer: "/cities/tunis/venue", detail: "no venue" },
      { pointer: "/cities/tunis/links/site", detail: "no address" },
      { pointer: "/cities/lyon/programme/0/at", detail: "no hour" },
      { pointer: "/cities/tunis/programme/0/at", detail: "no hour" },
      { pointer: "/milestones/tous-ensemble/at", detail: "no offset" },
      { pointer: "/cities/lyon/programme/1", detail: "no moment" },
      { detail: "all is wrong" },
    ],
    fields,
  );
  deepEqual(Object.fromEntries(faults), {
    title: ["no title"],
    "city-1-venue": ["no venue"],
    "city-1": ["no address"],
    "slot-1": ["no hour"],
    "moment-0": ["no offset", "no moment"],
    "": ["all is wrong"],
  });
});

test("an event is rehearsed from an hour ahead of its first shared moment on, or that in ten minutes", () => {
  deepEqual(rehearsalPlan(EARLIER), {
    clock: "2017-03-04T17:30+01:00",
    quick: {
      clock: "2017-03-04T18:00+01:00",
      speed: 10,
      from: Date.parse("2017-03-04T18:00+01:00"),
      until: Date.parse("2017-03-04T19:35+01:00"),
      zone: "Europe/Paris",
    },
  });
  deepEqual(rehearsalPlan({ ...EARLIER, milestones: {} }), { clock: "2017-03-04T09:00+01:00" });
});
