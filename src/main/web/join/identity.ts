import { addressOf } from "../http/base.js";
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
 * Nothing where nobody is signed in; fails where the server cannot say, which is no reason to send anybody
 * away. A 401 of a proxy, and the sign-in page of a Wi-Fi, say nothing about it.
 */
export async function whoAmI(): Promise<Session | undefined> {
  const answer = await fetch(addressOf("/api/v1/session"), { signal: timeLimit(ANSWER_MILLIS) });
  if (answer.ok) return sessionOf(await answer.json());
  if (await isNobody(answer)) return undefined;
  throw new Error(`who am I: ${answer.status}`);
}

/** Whether Carillon itself says that nobody is signed in. */
export async function isNobody(answer: Response): Promise<boolean> {
  const problem = await problemOf(answer);
  return problem !== undefined && meaningOf(problem) === "speaker";
}

/** A session as the server tells it; fails where it is something else. */
export function sessionOf(said: unknown): Session {
  const { role, edition } = (said ?? {}) as Partial<Session>;
  if ((role === "organizer" || role === "coordinator") && typeof edition === "string") return said as Session;
  throw new Error("this is no session");
}
