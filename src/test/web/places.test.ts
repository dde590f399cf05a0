import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { allPlaces, pastedNames, placeName, placeNamed, placesNamed } from "../../main/web/start/places.js";

const PLACES = allPlaces();
const named = (typed: string) => placesNamed(typed, PLACES).map(place => placeName(place, "fr"));

test("a place brings its position and its zone along", () => {
  deepEqual(placeNamed("Tunis", PLACES), {
    names: { fr: "Tunis", en: "Tunis", ar: "تونس" },
    country: "TN",
    zone: "Africa/Tunis",
    position: [36.82, 10.17],
  });
  equal(placeNamed("Alger", PLACES)?.zone, "Africa/Algiers");
  equal(placeNamed("Montréal", PLACES), undefined);
});

test("the beginning of a name is enough, and the largest town of that name comes first", () => {
  equal(named("mont")[0], "Montpellier");
  equal(named("Saint-Denis")[0], "Saint-Denis");
  equal(placeNamed("Saint-Denis", PLACES)?.zone, "Europe/Paris");
});

test("a name is found without its accents, hyphens and capitals, and in every language", () => {
  equal(named("nimes")[0], "Nîmes");
  equal(named("st etienne")[0], "Saint-Étienne");
  equal(named("clermont f")[0], "Clermont-Ferrand");
  equal(named("london")[0], "Londres");
  equal(named("الجزائر")[0], "Alger");
  equal(named("Algiers")[0], "Alger");
  equal(named("havre")[0], "Le Havre");
});

test("nothing is proposed for nothing", () => {
  deepEqual(named("  "), []);
  deepEqual(named("xyzzy"), []);
});

test("every place has a zone that programs know, and lies on this earth", () => {
  for (const { names, zone, position, country } of PLACES) {
    equal(new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined, true, zone);
    equal(Math.abs(position[0]) <= 90 && Math.abs(position[1]) <= 180, true, names["fr"]);
    equal(/^[A-Z]{2}$/.test(country), true, names["fr"]);
    equal(
      Object.values(names).every(name => name.trim() !== ""),
      true,
      zone,
    );
  }
});

test("names may be pasted one a line, or as a list", () => {
  deepEqual(pastedNames("Lyon\nTunis\r\n\n Aix-en-Provence "), ["Lyon", "Tunis", "Aix-en-Provence"]);
  deepEqual(pastedNames("Lyon, Tunis; Alger\tOran"), ["Lyon", "Tunis", "Alger", "Oran"]);
  deepEqual(pastedNames("تونس، الجزائر"), ["تونس", "الجزائر"]);
});
