import { askPatiently } from "../http/answer.js";
import { addressOf } from "../http/base.js";
import type { City, Milestone, Notice, Timeline } from "../feed/document.js";
import { items, millis, type Item } from "../programme/programme.js";

/**
 * What can be told of an event when one looks back: pure functions of the document and of all that was said.
 */

export interface Said extends Notice {
  id: string;
  ref?: string;
  count?: number;
}

/** Everything that was said and still holds, in the order in which it happened. */
export async function readStatements(edition: string): Promise<Said[]> {
  const said: Said[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const answer = await askPatiently(addressOf(`/api/v1/editions/${edition}/statements?after=${after}`));
    if (!answer.ok) throw new Error(`statements: ${answer.status}`);
    const page = (await answer.json()) as { statements: Record<string, Said>; next?: number };
    said.push(
      ...Object.entries(page.statements)
        .sort((a, b) => Number(a[0]) - Number(b[0]))
        .map(([, one]) => one),
    );
    after = page.next;
  }
  return said.sort((a, b) => Date.parse(a.observedAt) - Date.parse(b.observedAt));
}

/** A shared moment as everybody saw it at an instant. */
export async function readMilestone(edition: string, id: string, at: string): Promise<Milestone | undefined> {
  const answer = await askPatiently(addressOf(`/api/v1/editions/${edition}/timeline?at=${at}`));
  if (!answer.ok) throw new Error(`timeline at ${at}: ${answer.status}`);
  return ((await answer.json()) as { timeline: Timeline }).timeline.milestones[id];
}

interface Headcount {
  city: string;
  most: number;
  last: number;
}

/** The greatest and the last headcount of each city that counted. */
export function headcounts(timeline: Timeline, said: Said[]): Headcount[] {
  return Object.keys(timeline.cities).flatMap(city => {
    const counts = said
      .filter(one => one.type === "headcount" && one.city === city)
      .map(one => one.count ?? 0);
    return counts.length === 0 ? [] : [{ city, most: Math.max(...counts), last: counts.at(-1)! }];
  });
}

/** A call for help, until when it was open; without `until` it still is. */
interface Call {
  city: string;
  text: string;
  since: number;
  until?: number;
}

export function calls(said: Said[]): Call[] {
  return said
    .filter(one => one.type === "help.wanted")
    .map(one => {
      const settled = said.find(other => other.type === "help.settled" && other.ref === one.id);
      return {
        city: one.city!,
        text: one.text ?? "",
        since: Date.parse(one.observedAt),
        ...(settled !== undefined && { until: Date.parse(settled.observedAt) }),
      };
    });
}

/** When a shared moment began and ended, and all that was said of it. */
export interface Course {
  events: Said[];
  started?: Said;
  ended?: Said;
  held: number;
  postponed: number;
}

export function course(id: string, said: Said[]): Course {
  const events = said.filter(one => one.milestone === id);
  const of = (type: string) => events.filter(one => one.type === type);
  const [started, ended] = [of("milestone.started").at(-1), of("milestone.ended").at(-1)];
  return {
    events,
    held: of("milestone.held").length,
    postponed: of("milestone.postponed").length,
    ...(started !== undefined && { started }),
    ...(ended !== undefined && { ended }),
  };
}

/** A city's programme, day by day. */
export function days(city: City): [string, Item[]][] {
  return [...Map.groupBy(items(city), ({ slot }) => slot.day)];
}

const ON_TIME_MILLIS = 5 * 60_000;

/**
 * How many slots with hours were started, and how many of these within five minutes of what was announced.
 */
export function punctuality(timeline: Timeline): { started: number; onTime: number } {
  const late = Object.values(timeline.cities)
    .flatMap(city => items(city))
    .flatMap(({ slot }) => {
      const [planned, actual] = [millis(slot.planned?.start), millis(slot.actual?.start)];
      return planned === undefined || actual === undefined ? [] : [actual - planned];
    });
  return { started: late.length, onTime: late.filter(one => Math.abs(one) < ON_TIME_MILLIS).length };
}
