import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { sentence, textToSend } from "../../main/web/team/message.js";
import { team as ar } from "../../main/web/words/catalogue/team/team-ar.js";
import { team as fr } from "../../main/web/words/catalogue/team/team-fr.js";
import { keepPresentBy } from "../../main/web/time/present.js";
import { Wording } from "../../main/web/words/wording.js";

const MESSAGE = {
  event: "Nuit du Code",
  city: "Lyon",
  link: "https://example.org/join#secret",
  expires: Date.parse("2017-03-06T12:00:00Z"),
  uses: 5,
  zone: "Europe/Paris",
};
keepPresentBy({ now: () => Date.parse("2017-02-27T12:00:00Z") });

const FRENCH = new Wording("fr", fr, []);

test("a text says what it is for, how to take it and how long it serves; the link stands by itself", () => {
  deepEqual(textToSend(MESSAGE, FRENCH).split("\n"), [
    "Nuit du Code : rejoignez l’équipe de Lyon. Ouvrez ce lien sur votre téléphone et touchez " +
      "« Rejoindre ». Il sert à 5 appareils, jusqu’au lundi 6 mars.",
    "https://example.org/join#secret",
  ]);
});

test("who is invited to coordinate is told so", () => {
  const { city, ...coordination } = MESSAGE;
  deepEqual(sentence(coordination, FRENCH).includes("rejoignez la coordination"), true);
  deepEqual(city, "Lyon");
});

test("a text is in the language of whom it is for", () => {
  deepEqual(sentence(MESSAGE, new Wording("ar", ar, [])).includes("انضمّوا إلى فريق"), true);
});
