import { equal } from "node:assert/strict";
import { test } from "node:test";
import { typeOf } from "../../main/web/editor/file-type.js";

test("a file is what its name says", () => {
  equal(typeOf("Programme.CSV", ""), "text/csv");
  equal(typeOf("lyon.ics", ""), "text/calendar");
  equal(typeOf("schedule.json", ""), "application/json");
  equal(typeOf("nuit.yml", ""), "application/yaml");
});

test("what is pasted is what it begins as", () => {
  equal(typeOf("", "jour\tde\ttitre\nsamedi\t9h\tCafé"), "text/csv");
  equal(typeOf("", "\ufeffBEGIN:VCALENDAR\r\nVERSION:2.0"), "text/calendar");
  equal(typeOf("", ' { "schedule": {} }'), "application/json");
  equal(typeOf("", "# Nuit\nedition: nuit\ntitle: Nuit"), "application/yaml");
});
