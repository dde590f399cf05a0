import type { City, Milestone, Slot, Timeline } from "../feed/document.js";
import { element, userText } from "../page/dom.js";
import { DAY_MILLIS } from "../time/local-time.js";
import { offSign, offWords } from "../programme/lateness.js";
import { hasStruck, isAwaited, stateOf } from "../moment/moment.js";
import { currentMilestone, minutesLate, next, onNow, start } from "../programme/programme.js";
import { cityName } from "../words/city-name.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/** The views of `<carillon-live>`: pure functions of the document and an instant. */

type Words = Wording<keyof SharedWords>;

/** Draws all cities as a departure board, under the shared moment. */
export function board(timeline: Timeline, now: number, words: Words): HTMLElement[] {
  const head = (key: keyof SharedWords) => element("th", { scope: "col" }, words.say(key));
  return [
    element("h2", {}, userText(timeline.edition.title)),
    ...countdownCard(timeline, now, words, "h3"),
    element(
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
            ),
            element("td", {}, ...current(city, now, words)),
            element("td", {}, ...following(city, now, words)),
          ),
        ),
      ),
    ),
  ];
}

/** Draws one city; nothing where the edition has no such city. */
export function cityCard(timeline: Timeline, id: string, now: number, words: Words): HTMLElement[] {
  const city = timeline.cities[id];
  if (city === undefined) return [];
  const after = following(city, now, words);
  return [
    element(
      "h2",
      {},
      userText(cityName(city, words.language)),
      " ",
      element("small", {}, words.say(city.state)),
    ),
    element("p", { class: "quiet" }, userText(city.venue)),
    element(
      "dl",
      {},
      element("dt", {}, words.say("now")),
      element("dd", {}, ...current(city, now, words)),
      ...(after.length === 0 ? [] : [element("dt", {}, words.say("next")), element("dd", {}, ...after)]),
    ),
  ];
}

/**
 * Draws the shared moment: when, how long still, and how many cities are ready. Nothing where the edition has
 * none.
 */
export function countdownCard(
  timeline: Timeline,
  now: number,
  words: Words,
  heading: "h2" | "h3" = "h2",
): HTMLElement[] {
  const milestone = currentMilestone(timeline)?.[1];
  if (milestone === undefined) return [];
  const at = Date.parse(milestone.expected);
  const { timezone } = timeline.edition;
  return [
    element(heading, {}, userText(words.title(milestone.title))),
    element(
      "p",
      {},
      `${words.dayAndTime(at, timezone)} · ${words.say(`milestone.${stateOf(milestone, now)}`)}`,
    ),
    ...left(milestone, at, now, words),
    element(
      "p",
      { class: "quiet" },
      words.say("readyCount", {
        n: milestone.readyCount,
        all: Object.keys(milestone.cities).length,
        quorum: milestone.quorum,
      }),
    ),
  ];
}

/** Counts down, by the second on the day. */
function left(milestone: Milestone, at: number, now: number, words: Words): HTMLElement[] {
  if (!isAwaited(milestone) || hasStruck(milestone, now) || Math.abs(at - now) > DAY_MILLIS) return [];
  if (at >= now) return [element("p", { class: "countdown", role: "timer" }, words.countdown(at - now))];
  return [
    element(
      "p",
      { class: "countdown" },
      ...signAndWords(`+${words.countdown(now - at)}`, words.say("overdue", { age: words.age(now - at) })),
    ),
  ];
}

function current(city: City, now: number, words: Words): (HTMLElement | string)[] {
  const slots = onNow(city, now);
  return slots.length === 0
    ? [words.say("nothingOn")]
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
      element("time", {}, words.timeSeenFrom(now, start(slot)!, city.timezone)),
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
