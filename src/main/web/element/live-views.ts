import type { City, Slot, Timeline } from "../feed/document.js";
import { announcementCard } from "./live-band.js";
import { countdownCard } from "./live-moment.js";
import { element, userText } from "../page/dom.js";
import { whatMatters } from "../moment/hero.js";
import { offSign, offWords } from "../programme/lateness.js";
import { minutesLate, next, onNow } from "../programme/programme.js";
import { whenItComes } from "../programme/when-it-comes.js";
import { cityName } from "../words/city-name.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/** The views of `<carillon-live>`: pure functions of the document and an instant. */

type Words = Wording<keyof SharedWords>;

/**
 * Draws all cities as a departure board, under the shared moment. At the end of the event there are no more
 * departures, as on a wall.
 */
export function board(timeline: Timeline, now: number, words: Words, home: string): HTMLElement[] {
  return [
    ...announcementCard(timeline, now, words, undefined),
    element("h2", {}, userText(timeline.edition.title)),
    ...countdownCard(timeline, now, words, home, "h3"),
    ...(whatMatters(timeline, now).kind === "over" ? [] : [cities(timeline, now, words)]),
  ];
}

function cities(timeline: Timeline, now: number, words: Words): HTMLElement {
  const head = (key: keyof SharedWords) => element("th", { scope: "col" }, words.say(key));
  return element(
    "table",
    {},
    element("caption", { class: "hidden" }, words.say("allCities")),
    element("thead", {}, element("tr", {}, head("city"), head("now"), head("next"))),
    element(
      "tbody",
      {},
      ...Object.values(timeline.cities).map(city =>
        element(
          "tr",
          {},
          element(
            "th",
            { scope: "row" },
            userText(cityName(city, words.language)),
            " ",
            element("small", {}, words.say(city.state)),
            ...calls(city, words),
          ),
          element("td", {}, ...current(city, now, words, signAndWords("–", words.say("nothingOn")))),
          element("td", {}, ...following(city, now, words)),
        ),
      ),
    ),
  );
}

/** Draws one city; nothing where the edition has no such city. */
export function cityCard(timeline: Timeline, id: string, now: number, words: Words): HTMLElement[] {
  const city = timeline.cities[id];
  if (city === undefined) return [];
  const after = following(city, now, words);
  return [
    ...announcementCard(timeline, now, words, id),
    element(
      "h2",
      {},
      userText(cityName(city, words.language)),
      " ",
      element("small", {}, words.say(city.state)),
    ),
    element("p", { class: "quiet" }, userText(city.venue)),
    ...calls(city, words),
    element(
      "dl",
      {},
      element("dt", {}, words.say("now")),
      element("dd", {}, ...current(city, now, words, [words.say("nothingOn")])),
      ...(after.length === 0 ? [] : [element("dt", {}, words.say("next")), element("dd", {}, ...after)]),
    ),
  ];
}

/** Writes what a city calls for, beside its name. */
function calls(city: City, words: Words): HTMLElement[] {
  return Object.values(city.help).map(({ text }) =>
    element("p", { class: "help" }, words.say("helpWanted"), " ", userText(text)),
  );
}

/** @param none what stands where nothing is on */
function current(
  city: City,
  now: number,
  words: Words,
  none: (HTMLElement | string)[],
): (HTMLElement | string)[] {
  const slots = onNow(city, now);
  return slots.length === 0
    ? none
    : slots.map(({ slot, now: is }) =>
        element(
          "p",
          {},
          userText(slot.title),
          lateness(slot, words),
          is === "unconfirmed" ? element("small", { class: "quiet" }, words.say("unconfirmed")) : undefined,
        ),
      );
}

function following(city: City, now: number, words: Words): HTMLElement[] {
  const slot = next(city, now)?.slot;
  if (slot === undefined) return [];
  return [
    element(
      "p",
      {},
      element("time", {}, whenItComes(slot, now, city.timezone, words)),
      " ",
      userText(slot.title),
      lateness(slot, words),
    ),
  ];
}

function lateness(slot: Slot, words: Words): HTMLElement | undefined {
  const minutes = minutesLate(slot);
  return minutes > 0
    ? element("em", {}, ...signAndWords(offSign(minutes, words), offWords(minutes, words)))
    : undefined;
}

/** Gives a sign for the eye and its words for a screen reader. */
function signAndWords(sign: string, words: string): HTMLElement[] {
  return [element("span", { "aria-hidden": "true" }, sign), element("span", { class: "hidden" }, words)];
}
