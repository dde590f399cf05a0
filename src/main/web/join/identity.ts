import { addressOf } from "../http/base-path.js";
import { meaningOf, problemOf } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { roleOf, type Role } from "./roles.js";

const ANSWER_MILLIS = 10_000;

/**
 * Asks which roles this device has; none without a session. Fails where the server cannot say, which is no
 * reason to send a user away: the sign-in page of a Wi-Fi says nothing about it.
 */
export async function rolesHere(): Promise<Role[]> {
  const answer = await fetch(addressOf("/api/v1/roles"), { signal: timeLimit(ANSWER_MILLIS) });
  if (!answer.ok) throw new Error(`who am I: ${answer.status}`);
  const { roles } = ((await answer.json()) ?? {}) as { roles?: unknown };
  if (!Array.isArray(roles)) throw new Error("these are no roles");
  return roles.map(roleOf);
}

/** Asks whether Carillon itself says that there is no session. */
export async function isNobody(answer: Response): Promise<boolean> {
  const problem = await problemOf(answer);
  return problem !== undefined && meaningOf(problem) === "speaker";
}
