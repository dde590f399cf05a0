import { fetchWithRetries } from "../http/retries.js";
import { answerAddress } from "../http/base-path.js";
import type { City, Milestone, Notice, Timeline } from "../feed/document.js";
import { readPast } from "../feed/past.js";
import type { AnnouncedEdition } from "./first-and-last.js";
import type { Predictions } from "./predictions.js";
import { items, millis, type Item } from "../programme/programme.js";

/**
 * The figures of the report: pure functions of the document and all statements, and how those are read.
 */

export interface Statement extends Notice {
  id: string;
  ref?: string;
  count?: number;
}

/** Reads all statements that still hold, in the order in which they happened. */
export async function readStatements(edition: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const answer = await fetchWithRetries(answerAddress(edition, "statements", `?after=${after}`));
    if (!answer.ok) throw new Error(`statements: ${answer.status}`);
    const page = (await answer.json()) as { statements: Record<string, Statement>; next?: number };
    statements.push(
      ...Object.entries(page.statements)
        .sort((a, b) => Number(a[0]) - Number(b[0]))
        .map(([, statement]) => statement),
    );
    after = page.next;
  }
  return statements.sort((a, b) => Date.parse(a.observedAt) - Date.parse(b.observedAt));
}

/** Reads a shared moment as it was shown at an instant. */
export async function readMilestone(edition: string, id: string, at: string): Promise<Milestone | undefined> {
  return (await readPast(edition, at, fetchWithRetries)).timeline.milestones[id];
}

/** Reads how many starts came as predicted, and which did not. */
export async function readPredictions(edition: string): Promise<Predictions> {
  const answer = await fetchWithRetries(answerAddress(edition, "predictions"));
  if (!answer.ok) throw new Error(`predictions: ${answer.status}`);
  return (await answer.json()) as Predictions;
}

/** Ahead of every change: the edition as it began. */
const BEFORE_ALL = "2000-01-01T00:00Z";

/** Reads what was announced first, and what is announced now. */
export async function readFirstAndLast(edition: string): Promise<[AnnouncedEdition, AnnouncedEdition]> {
  return Promise.all([readAnnounced(edition, `?at=${BEFORE_ALL}`), readAnnounced(edition, "")]);
}

async function readAnnounced(edition: string, query: string): Promise<AnnouncedEdition> {
  const answer = await fetchWithRetries(answerAddress(edition, "announced", query));
  if (!answer.ok) throw new Error(`announced${query}: ${answer.status}`);
  return ((await answer.json()) as { edition: AnnouncedEdition }).edition;
}

interface Headcount {
  city: string;
  most: number;
  last: number;
}

/** Gives the greatest and the last headcount of each city that counted. */
export function headcounts(timeline: Timeline, statements: Statement[]): Headcount[] {
  return Object.keys(timeline.cities).flatMap(city => {
    const counts = statements
      .filter(statement => statement.type === "headcount" && statement.city === city)
      .map(statement => statement.count ?? 0);
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

export function calls(statements: Statement[]): Call[] {
  return statements
    .filter(statement => statement.type === "help.wanted")
    .map(call => {
      const settled = statements.find(other => other.type === "help.settled" && other.ref === call.id);
      return {
        city: call.city!,
        text: call.text ?? "",
        since: Date.parse(call.observedAt),
        ...(settled !== undefined && { until: Date.parse(settled.observedAt) }),
      };
    });
}

/** When a shared moment began and ended, and all statements about it. */
export interface Course {
  events: Statement[];
  started?: Statement;
  ended?: Statement;
  held: number;
  postponed: number;
}

export function courseOf(id: string, statements: Statement[]): Course {
  const events = statements.filter(statement => statement.milestone === id);
  const ofType = (type: string) => events.filter(statement => statement.type === type);
  const [started, ended] = [ofType("milestone.started").at(-1), ofType("milestone.ended").at(-1)];
  return {
    events,
    held: ofType("milestone.held").length,
    postponed: ofType("milestone.postponed").length,
    ...(started !== undefined && { started }),
    ...(ended !== undefined && { ended }),
  };
}

/** Groups a city's programme by day. */
export function days(city: City): [string, Item[]][] {
  return [...Map.groupBy(items(city), ({ slot }) => slot.day)];
}

const ON_TIME_MILLIS = 5 * 60_000;

/**
 * Counts the slots with hours that were started, and those of them within five minutes of what was announced.
 */
export function punctuality(timeline: Timeline): { started: number; onTime: number } {
  const late = Object.values(timeline.cities)
    .flatMap(city => items(city))
    .flatMap(({ slot }) => {
      const [planned, actual] = [millis(slot.planned?.start), millis(slot.actual?.start)];
      return planned === undefined || actual === undefined ? [] : [actual - planned];
    });
  return { started: late.length, onTime: late.filter(millis => Math.abs(millis) < ON_TIME_MILLIS).length };
}
