import { addressOf } from "../http/base-path.js";
import { meaningOf, problemOf } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";

/** Who speaks here, as the server knows it. */
export interface Session {
  role: "organizer" | "coordinator";
  edition: string;
  city?: string;
}

const ANSWER_MILLIS = 10_000;

/**
 * Asks who is signed in; undefined without a session. Fails where the server cannot say, which is no reason
 * to send a user away: the sign-in page of a Wi-Fi says nothing about it.
 */
export async function whoAmI(): Promise<Session | undefined> {
  const answer = await fetch(addressOf("/api/v1/roles"), { signal: timeLimit(ANSWER_MILLIS) });
  if (!answer.ok) throw new Error(`who am I: ${answer.status}`);
  const { roles } = ((await answer.json()) ?? {}) as { roles?: unknown };
  if (!Array.isArray(roles)) throw new Error("these are no roles");
  if (roles.length === 0) return undefined;
  return roles[0].role === "administrator" ? coordinatorOfNow() : sessionOf(roles[0]);
}

/** An administrator coordinates the current edition, which the server names. */
async function coordinatorOfNow(): Promise<Session> {
  const answer = await fetch(addressOf("/api/v1/session"), { signal: timeLimit(ANSWER_MILLIS) });
  if (!answer.ok) throw new Error(`who am I: ${answer.status}`);
  return sessionOf(await answer.json());
}

/** Asks whether Carillon itself says that there is no session. */
export async function isNobody(answer: Response): Promise<boolean> {
  const problem = await problemOf(answer);
  return problem !== undefined && meaningOf(problem) === "speaker";
}

/** A session as the server tells it; fails where it is something else. An administrator coordinates too. */
export function sessionOf(answer: unknown): Session {
  const known = (answer ?? {}) as { role?: string; edition?: string };
  const role = known.role === "administrator" ? "coordinator" : known.role;
  const { edition } = known;
  if ((role === "organizer" || role === "coordinator") && typeof edition === "string")
    return { ...known, role, edition };
  throw new Error("this is no session");
}
