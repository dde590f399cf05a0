import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Milestone, Turn } from "../../main/web/feed/document.js";
import { endOf, stateOf } from "../../main/web/moment/moment.js";
import { overrunOf } from "../../main/web/turns/overrun.js";
import { turnsNow, type TimeLeft, type TurnNow } from "../../main/web/turns/turns.js";
import { at, cityWith, millisAt, milestoneWith, slotAt, timelineWith } from "./documents.js";

/**
 * The turns of a block as the document tells them, and what they are at some instants: whoever speaks with
 * the seconds that are left, and those to come with the times of day in UTC, where they are known.
 */
interface Case {
  case: string;
  turns: Record<string, Turn>;
  looks: {
    at: string;
    speaking?: [string, number, TimeLeft];
    queue: string[][];
    ends?: string;
  }[];
}

const CASES: Case[] = JSON.parse(
  readFileSync(new URL("../resources/carillon/timeline/turns/turn-cases.json", import.meta.url), "utf8"),
);

for (const { case: name, turns, looks } of CASES) {
  test(name, () => {
    for (const look of looks) {
      const { speaking, queue, next, ends } = turnsNow({ turns }, Date.parse(look.at));
      const said = speaking && [speaking.id, speaking.left / 1000, speaking.time];

      deepEqual(said, look.speaking, look.at);
      deepEqual(queue.map(times), look.queue, look.at);
      equal(next?.id, look.queue[0]?.[0], look.at);
      equal(ends === undefined ? undefined : timeOfDay(ends), look.ends, look.at);
    }
  });
}

function times({ id, start, end }: TurnNow): string[] {
  return start === undefined || end === undefined ? [id] : [id, timeOfDay(start), timeOfDay(end)];
}

function timeOfDay(millis: number): string {
  return new Date(millis).toISOString().slice(11, 19);
}

function speakingSince(start: string, minutes: number): Record<string, Turn> {
  return { lyon: { order: 0, city: "lyon", minutes, state: "running", actual: { start: at(start) } } };
}

function liveMoment(turns: Record<string, Turn>): Milestone {
  const attending = { order: 1, ready: "yes" as const };
  return milestoneWith({ state: "live", turns, cities: { lyon: attending, tunis: attending } });
}

test("a moment does not end by the clock while somebody speaks in it", () => {
  equal(stateOf(liveMoment(speakingSince("18:20", 5)), millisAt("18:31")), "live");
  equal(stateOf(liveMoment({}), millisAt("18:31")), "done");
});

test("turns that outlast their moment delay the next slot of a city that begins before they end", () => {
  const lyon = cityWith({ dinner: slotAt(2, "18:30"), night: slotAt(3, "18:35") });
  const tunis = cityWith({ music: slotAt(0, "16:00"), break: slotAt(2, "19:00") });
  const moment = liveMoment(speakingSince("18:20", 15));

  deepEqual(overrunOf(timelineWith({ lyon, tunis }), { milestone: moment }, millisAt("18:25")), {
    ends: millisAt("18:35"),
    over: 5 * 60_000,
    late: [
      { city: "lyon", id: "dinner", slot: lyon.slots["dinner"], start: millisAt("18:30"), by: 5 * 60_000 },
    ],
  });
});

test("turns that are done in time delay nothing", () => {
  const lyon = cityWith({ dinner: slotAt(2, "18:30") });
  const { over, late } = overrunOf(
    timelineWith({ lyon }),
    { milestone: liveMoment(speakingSince("18:20", 5)) },
    millisAt("18:21"),
  )!;

  deepEqual({ over, late }, { over: 0, late: [] });
});

test("where no turn is to come there is nothing to say of the end", () => {
  equal(overrunOf(timelineWith({}), { milestone: liveMoment({}) }, millisAt("18:21")), undefined);
});

test("the turns of a city's slot delay the next slot of that city", () => {
  const pitches = slotAt(0, "17:00", "17:30", { state: "running", turns: speakingSince("17:20", 15) });
  const lyon = cityWith({ pitches, soup: slotAt(1, "17:30", "18:00") });
  const { over, late } = overrunOf(
    timelineWith({ lyon }),
    { city: "lyon", slot: pitches },
    millisAt("17:25"),
  )!;

  equal(over, 5 * 60_000);
  deepEqual(
    late.map(({ id, by }) => [id, by]),
    [["soup", 5 * 60_000]],
  );
});

test("a moment lasts as announced, or until all have spoken where that takes longer", () => {
  const next: Turn = {
    order: 1,
    city: "tunis",
    minutes: 5,
    state: "planned",
    expected: { start: at("18:25"), end: at("18:30") },
  };
  const ends = (turns: Record<string, Turn>, time: string) => endOf(liveMoment(turns), millisAt(time));

  equal(ends({}, "18:21"), millisAt("18:30"));
  equal(ends(speakingSince("18:20", 5), "18:21"), millisAt("18:30"));
  equal(ends(speakingSince("18:20", 5), "18:32"), millisAt("18:32"));
  equal(ends({ ...speakingSince("18:20", 5), next }, "18:32"), millisAt("18:37"));
});
