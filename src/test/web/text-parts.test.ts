import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { textParts } from "../../main/web/words/text-parts.js";

/** What can be tapped of a text, and what is words: links in brackets here. */
function shown(text: string): string {
  return textParts(text)
    .map(part => (part.href === undefined ? part.text : `[${part.href}]`))
    .join("");
}

const CASES: [string, string, string][] = [
  ["a text without an address is one piece", "Le son est coupé", "Le son est coupé"],
  ["an address can be tapped", "Ici : https://visio.example/nuit", "Ici : [https://visio.example/nuit]"],
  ["an address ends where its sentence does", "Voir https://a.example/b.", "Voir [https://a.example/b]."],
  ["a bracket around an address is none of it", "(https://a.example/b)", "([https://a.example/b])"],
  ["a bracket of the address stays", "https://a.example/b_(c)", "[https://a.example/b_(c)]"],
  ["quotation marks end it", "« https://a.example/b »", "« [https://a.example/b] »"],
  [
    "two addresses are two links",
    "http://a.example http://b.example",
    "[http://a.example] [http://b.example]",
  ],
  ["an Arabic question mark ends it", "هل رأيتم https://a.example/b؟", "هل رأيتم [https://a.example/b]؟"],
  [
    "controls of direction are none of it",
    "\u2066https://a.example\u2069",
    "\u2066[https://a.example]\u2069",
  ],
  [
    "an address that hides where it leads stays words",
    "https://a.example@b.example",
    "https://a.example@b.example",
  ],
  ["what has no host stays words", "https://?", "https://?"],
  [
    "other kinds of address stay words",
    "javascript:alert(1) ftp://a.example",
    "javascript:alert(1) ftp://a.example",
  ],
];

for (const [rule, text, expected] of CASES) {
  test(rule, () => {
    deepEqual(shown(text), expected);
    deepEqual(
      textParts(text)
        .map(part => part.text)
        .join(""),
      text,
    );
  });
}
