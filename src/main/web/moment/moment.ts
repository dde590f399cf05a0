import type { Attendance, City, Milestone, Timeline } from "../feed/document.js";
import { dateFormat, ISO } from "../time/formats.js";
import { isLongAgo, items, millis } from "../programme/programme.js";
import { isSomebodySpeaking, turnsNow } from "../turns/turns.js";

/** The cities' part in a shared moment: pure functions of the document and an instant. */

export interface Face {
  id: string;
  name: string;
  /** The language of its note, where it is known. */
  lang: string | undefined;
  /** What it answered; `gone` where it has closed its doors and is not awaited. */
  answer: "yes" | "no" | "unknown" | "gone";
  note: string | undefined;
  /** The checks of the moment that are not well there, as it answered. */
  missing: string[];
  /** By how many minutes it will be late for the others; 0 where it is not, or no longer matters. */
  late: number;
  lastHeard: number | undefined;
}

export function isAwaited({ state }: Pick<Milestone, "state">): boolean {
  return state === "planned" || state === "held";
}

export function faces(
  timeline: Timeline,
  milestone: Milestone,
  now: number,
  expected = Date.parse(milestone.expected),
): Face[] {
  return Object.entries(milestone.cities).flatMap(([id, attendance]) => {
    const { ready, note, order } = attendance;
    const city = timeline.cities[id];
    if (city === undefined) return [];
    const free = freeAt(city, order, now);
    return [
      {
        id,
        name: city.name,
        lang: city.lang,
        note,
        missing: missingChecks(milestone, attendance),
        answer: knownAnswer(ready, city),
        late:
          isAwaited(milestone) && !isLongAgo(expected, now) && city.state !== "closed" && free !== undefined
            ? Math.max(0, Math.ceil((free - expected) / 60_000))
            : 0,
        lastHeard: millis(city.lastHeard),
      },
    ];
  });
}

/** Lists what a city did not find well of what there is to check; nothing where it has not answered that. */
export function missingChecks({ checks = [] }: Milestone, { checks: found }: Attendance): string[] {
  return found === undefined ? [] : checks.filter(check => found[check] !== true);
}

/** An answer that only a newer server knows is neither yes nor no. */
function knownAnswer(ready: string, city: City): Face["answer"] {
  if (ready === "yes" || ready === "no") return ready;
  return city.state === "closed" ? "gone" : "unknown";
}

/**
 * When the last slot before a place in the programme lets go. The server's expected times know what was said;
 * a slot that should have ended and has not, without a word, pushes what stands behind it as the clock goes
 * on.
 */
function freeAt(city: City, order: number, now: number): number | undefined {
  let free: number | undefined;
  for (const { slot } of items(city)) {
    const expected = slot.expected;
    if (slot.order >= order || slot.part !== undefined || expected?.start === undefined) continue;
    const announced = Date.parse(expected.start);
    const start = slot.state === "planned" ? Math.max(announced, free ?? announced) : announced;
    const end = expected.end === undefined ? undefined : start + Date.parse(expected.end) - announced;
    free = slot.state === "running" && end !== undefined ? Math.max(end, now) : (end ?? start);
  }
  return free;
}

/** Whether it has begun, or is beginning at this instant by the rule, which needs no word from the server. */
export function hasStruck(milestone: Milestone, now: number): boolean {
  return (
    milestone.state === "live" ||
    milestone.state === "done" ||
    (milestone.state === "planned" &&
      milestone.readyCount >= milestone.quorum &&
      now >= Date.parse(milestone.expected))
  );
}

/**
 * A moment that strikes by the clock is live at that instant, before the server's word has come; and so it
 * ends, unless somebody is speaking in it.
 */
export function stateOf(milestone: Milestone, now: number): Milestone["state"] {
  const state = milestone.state === "planned" && hasStruck(milestone, now) ? "live" : milestone.state;
  const isOver = now >= Date.parse(milestone.endsAt) && !isSomebodySpeaking(milestone);
  return state === "live" && isOver ? "done" : state;
}

/**
 * Says when a moment ends as things stand: as announced, or later where those who speak and are still to
 * speak need longer. While somebody speaks that is never before now.
 */
export function endOf(milestone: Milestone, now: number): number {
  return Math.max(Date.parse(milestone.endsAt), turnsNow(milestone, now).ends ?? 0);
}

/** Asks whether it is awaited or live, so that it matters who is there. */
export function isStillAhead(milestone: Milestone, now: number): boolean {
  const state = stateOf(milestone, now);
  return state === "live" || (isAwaited({ state }) && !isLongAgo(Date.parse(milestone.expected), now));
}

/** The zones that take part and the time in each, one for all cities that share a time. */
export function zones(timeline: Timeline, milestone: Milestone): { cities: string[]; zone: string }[] {
  const byTime = new Map<string, { cities: string[]; zone: string }>();
  for (const id of Object.keys(milestone.cities)) {
    const city = timeline.cities[id];
    if (city === undefined) continue;
    const time = dateFormat(ISO, { timeZone: city.timezone, dateStyle: "short", timeStyle: "short" }).format(
      Date.parse(milestone.expected),
    );
    const same = byTime.get(time);
    if (same === undefined) byTime.set(time, { cities: [city.name], zone: city.timezone });
    else same.cities.push(city.name);
  }
  return [...byTime.values()];
}
