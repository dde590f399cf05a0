import type { Edition } from "../editions/editions.js";
import type { PointedFault } from "../editor/draft-exchange.js";
import { addressOf } from "../http/base-path.js";
import { problemOf } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";
import type { Members } from "./draft.js";

/** What the page of a new event asks the server for. */

const ANSWER_MILLIS = 15_000;
const JSON_TYPE = "application/json";

/** What came of a request: the answer, or what is wrong; or nothing, where the server has not answered. */
type Outcome<Answer> =
  | { kind: "done"; answer: Answer }
  | { kind: "refused"; code: string; faults: readonly PointedFault[] }
  | { kind: "unanswered" };

/** Whether this device is an administrator's; fails where the server cannot say. */
export async function isAdministrator(): Promise<boolean> {
  const { roles } = (await read("/api/v1/roles")) as { roles?: unknown };
  return Array.isArray(roles) && roles.some(({ role }: { role?: unknown }) => role === "administrator");
}

/** Lists the editions that there are; fails where the server cannot say. */
export async function listEditions(): Promise<Edition[]> {
  const { editions } = (await read("/api/v1/editions")) as { editions?: Edition[] };
  return editions ?? [];
}

/** Reads what is announced of an edition, in the members of its file; fails where the server cannot say. */
export async function announcedOf(edition: string): Promise<unknown> {
  return ((await read(`/api/v1/editions/${edition}/announced`)) as { edition?: unknown }).edition;
}

/** Makes an event. */
export function makeEdition(content: string, type = JSON_TYPE): Promise<Outcome<{ id: string }>> {
  return send("POST", "/api/v1/editions", content, type);
}

/** Makes it the one that the addresses without an edition show. */
export function makeCurrent(edition: string): Promise<Outcome<Members>> {
  return send("PUT", "/api/v1/current", JSON.stringify({ edition }));
}

/** How an event is rehearsed. */
interface Rehearsal {
  clock: string;
  speed: number;
  simulate: boolean;
}

/** Begins a rehearsal of an event beside it. */
export function rehearse(edition: string, rehearsal: Rehearsal): Promise<Outcome<{ id: string }>> {
  return send("POST", `/api/v1/editions/${edition}/rehearsals`, JSON.stringify(rehearsal));
}

async function read(path: string): Promise<Members> {
  const answer = await fetch(addressOf(path), {
    headers: { Accept: JSON_TYPE, "Accept-Language": language },
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as Members;
}

async function send<Answer>(
  method: string,
  path: string,
  body: string,
  type = JSON_TYPE,
): Promise<Outcome<Answer>> {
  try {
    const answer = await fetch(addressOf(path), {
      method,
      headers: { "Content-Type": type, Accept: JSON_TYPE, "Accept-Language": language },
      body,
      signal: timeLimit(ANSWER_MILLIS),
    });
    if (answer.ok) return { kind: "done", answer: (await answer.json()) as Answer };
    const problem = await problemOf(answer);
    if (problem === undefined || problem.status >= 500) return { kind: "unanswered" };
    const { code, detail = String(problem.status), errors = [{ detail }] } = problem;
    return { kind: "refused", code, faults: errors };
  } catch {
    return { kind: "unanswered" };
  }
}
