import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { firstLink } from "../../main/web/announcement/links.js";
import { textParts } from "../../main/web/words/text-parts.js";

const CASES = readFileSync(
  new URL("../resources/carillon/http/announcement-links.txt", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter(line => line !== "" && !line.startsWith("#"))
  .map(line => line.split(" => "));

for (const [text, ...addresses] of CASES) {
  test(`the addresses in “${text}” are found as the server finds them`, () => {
    const parts = textParts(text!);
    deepEqual(
      parts.filter(({ href }) => href !== undefined).map(part => part.text),
      addresses,
    );
    equal(parts.map(part => part.text).join(""), text);
    equal(firstLink(text!), addresses[0]);
  });
}
