import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { Milestone, Turn } from "../../main/web/feed/document.js";
import { whatMatters } from "../../main/web/moment/hero.js";
import { endOf, stateOf } from "../../main/web/moment/moment.js";
import { callOf, onAir } from "../../main/web/turns/on-air.js";
import { overrunOf } from "../../main/web/turns/overrun.js";
import { turnsNow } from "../../main/web/turns/turns.js";
import { cityWith, millisAt, milestoneWith, slotWith, timelineWith } from "./documents.js";

/**
 * What holds of every page, whatever is said in a moment and whenever somebody looks: moments are played at
 * random, with turns that overrun, are skipped, prolonged and started again, in moments that are held,
 * postponed and prolonged themselves.
 */

const MOMENTS = 400;
const STATEMENTS = 12;
const LOOKS = 3;
const MINUTE = 60_000;
const CITIES = ["lyon", "tunis", "paris"];

/** Gives whole numbers below a limit that look like chance, always the same of a seed. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % below;
  };
}

type Chance = (below: number) => number;

/** A moment as it is played: what was said so far, of which `document` makes what the server tells. */
class Played {
  now = millisAt("17:50");
  readonly #chance: Chance;
  readonly #turns: { id: string; turn: Turn }[];
  #state: Milestone["state"] = "planned";
  #start = millisAt("18:00");
  #end = millisAt("18:30");

  constructor(chance: Chance) {
    this.#chance = chance;
    this.#turns = Array.from({ length: 1 + chance(6) }, (_, order) => ({
      id: `turn-${order}`,
      turn: { order, city: CITIES[chance(CITIES.length)]!, minutes: 1 + chance(12), state: "planned" },
    }));
  }

  /** Time passes, and something is said that is possible then. */
  saySomething(): void {
    this.now += this.#chance(9 * 60) * 1000;
    if (this.#state === "live") this.#sayOfTheTurns();
    else this.#sayOfTheMoment();
  }

  #sayOfTheMoment(): void {
    switch (this.#chance(4)) {
      case 0:
        this.#state = "held";
        break;
      case 1:
        this.#start = this.now + this.#chance(20) * MINUTE;
        this.#end = this.#start + 30 * MINUTE;
        break;
      default:
        this.#state = "live";
        this.#start = this.now;
        this.#end = this.now + 30 * MINUTE;
    }
  }

  #sayOfTheTurns(): void {
    const running = this.#turns.find(({ turn }) => turn.state === "running");
    const any = this.#turns[this.#chance(this.#turns.length)]!;
    switch (this.#chance(6)) {
      case 0:
        if (running !== undefined) this.#finish(running.turn);
        break;
      case 1:
        if (any.turn.state === "planned") any.turn.state = "skipped";
        break;
      case 2:
        if (any.turn.state !== "done") any.turn.minutes += 1 + this.#chance(5);
        break;
      case 3:
        this.#end += this.#chance(10) * MINUTE;
        break;
      default:
        if (running !== undefined) this.#finish(running.turn);
        any.turn.state = "running";
        any.turn.actual = { start: iso(this.now) };
    }
  }

  #finish(turn: Turn): void {
    turn.state = "done";
    turn.actual = { ...turn.actual, end: iso(this.now) };
  }

  /** What the server tells now: the expected times follow from what was said, and from no clock. */
  get document(): Milestone {
    let free = this.#start;
    const turns: Record<string, Turn> = {};
    for (const { turn } of this.#turns) {
      const began = turn.actual?.start;
      if (began === undefined) continue;
      const ended = turn.actual?.end;
      free = Math.max(free, ended === undefined ? millis(began) + turn.minutes * MINUTE : millis(ended));
    }
    for (const { id, turn } of this.#turns) {
      turns[id] = { ...turn };
      if (turn.state !== "planned") continue;
      turns[id].expected = { start: iso(free), end: iso(free + turn.minutes * MINUTE) };
      free += turn.minutes * MINUTE;
    }
    const hold =
      this.#state === "held" ? { hold: { reason: "Lyon cherche un câble", since: iso(this.now) } } : {};
    return milestoneWith({
      state: this.#state,
      expected: iso(this.#start),
      endsAt: iso(this.#end),
      cities: Object.fromEntries(CITIES.map(id => [id, { order: 1, ready: "unknown" }])),
      turns,
      ...hold,
    });
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function millis(instant: string): number {
  return Date.parse(instant);
}

/** Plays moments, and looks at each some instants after each statement. */
function everyLook(look: (milestone: Milestone, now: number) => void): void {
  for (let seed = 0; seed < MOMENTS; seed++) {
    const chance = chanceOf(seed);
    const moment = new Played(chance);
    for (let i = 0; i < STATEMENTS; i++) {
      moment.saySomething();
      const milestone = moment.document;
      for (let later = 0; later < LOOKS; later++) {
        const now = moment.now + later * chance(600) * 1000;
        try {
          look(milestone, now);
        } catch (error) {
          throw new Error(`seed ${seed}, ${iso(now)}: ${JSON.stringify(milestone.turns)}`, { cause: error });
        }
      }
    }
  }
}

test("no turn that runs or is to come is expected to end, or to begin, before now", () => {
  let overruns = 0;
  everyLook((milestone, now) => {
    const { speaking, queue, ends } = turnsNow(milestone, now);
    if (speaking !== undefined) {
      ok(speaking.end >= now);
      equal(speaking.time === "over", speaking.left <= 0);
      if (speaking.left < 0) overruns++;
    }
    for (const { start, end } of queue) ok(start! >= now && end! > now);
    if (ends !== undefined) ok(ends >= now);
  });
  ok(overruns > 100, "moments are played in which somebody speaks too long");
});

test("times chain: whoever is to come begins once the one ahead is done, and has all their minutes", () => {
  everyLook((milestone, now) => {
    const { speaking, queue, ends } = turnsNow(milestone, now);
    let free = speaking?.end ?? now;
    for (const { start, end, turn } of queue) {
      ok(start! >= free);
      equal(end! - start!, turn.minutes * MINUTE);
      free = end!;
    }
    if (ends !== undefined) equal(ends, free);
  });
});

test("no page says that a moment which is live ends before now, or that its turns do", () => {
  let live = 0;
  everyLook((milestone, now) => {
    const timeline = timelineWith(Object.fromEntries(CITIES.map(id => [id, cityWith({})])), {
      call: milestone,
    });
    const overrun = overrunOf(timeline, { milestone }, now);
    if (overrun !== undefined) ok(overrun.ends >= now && overrun.over >= 0);
    if (stateOf(milestone, now) !== "live") return;
    live++;
    ok(endOf(milestone, now) >= now);
    const hero = whatMatters(timeline, now);
    ok(hero.kind === "live" && hero.until >= now && hero.until >= (overrun?.ends ?? now));
  });
  ok(live > 1_000, "moments are played that are live");
});

test("every screen shows one speaker, and one city at a time is called, for what is still to come", () => {
  let calls = 0;
  everyLook((milestone, now) => {
    const timeline = timelineWith(Object.fromEntries(CITIES.map(id => [id, cityWith({})])), {
      call: milestone,
    });
    const called = CITIES.map(city => callOf(timeline, now, city)).filter(call => call !== undefined);
    const shown = [...CITIES, null].map(city => onAir(timeline, now, city)?.turns.speaking?.id);
    equal(new Set(shown).size, 1);
    ok(called.length <= 1);
    calls += called.length;
    for (const { wait, turn } of called) {
      ok(wait === undefined || wait > 0);
      equal(turn.turn.state, "planned");
    }
  });
  ok(calls > 500, "cities are called");
});

test("the turns of a city's slot reach past its end, and never before now", () => {
  everyLook(({ turns }, now) => {
    const slot = slotWith({ state: "running", expected: { start: iso(millisAt("18:00")) }, turns: turns! });
    const timeline = timelineWith({ lyon: cityWith({ pitches: slot }) });
    const overrun = overrunOf(timeline, { city: "lyon", slot }, now);
    if (overrun !== undefined) ok(overrun.ends >= now && overrun.over >= 0);
  });
});
