import type { Timeline } from "../feed/document.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";
import type { Wording } from "../words/wording.js";

/** Lists what the event was, in numbers: its cities, who came, and what took place. */
export function figures(timeline: Timeline, words: Wording<keyof SharedWords>): string[] {
  const count = (key: keyof SharedWords, n: number) => words.say(key, { n });
  const cities = Object.values(timeline.cities);
  const people = cities.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0);
  const held = cities
    .flatMap(({ slots }) => Object.values(slots))
    .filter(({ state }) => state === "done" || state === "running").length;
  return [
    count("report.cities", cities.length),
    ...(people === 0 ? [] : [words.say("lastCounted", { people: count("people", people) })]),
    ...(held === 0 ? [] : [count("slotsHeld", held)]),
  ];
}
