import { addressOf } from "../http/base-path.js";
import { choose, chosen } from "../device/choices.js";
import { isNobody } from "./identity.js";
import { isSame, roleOf, type Role } from "./roles.js";
import { meaningOf, problemOf, whatIsWrong } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";

const KEPT = "carillon.roles";
/** Where the pages of the version before kept the one role that there was. */
const KEPT_BEFORE = "carillon.desk.session";
const ANSWER_MILLIS = 15_000;

/** The roles as they were last known, so that the desk answers before the server does. */
export function lastRoles(): Role[] {
  const kept = chosen(KEPT);
  if (kept !== undefined) return JSON.parse(kept) as Role[];
  const before = JSON.parse(chosen(KEPT_BEFORE) ?? "null") as Role | null;
  return before === null ? [] : [before];
}

export function keepRoles(roles: readonly Role[]): void {
  choose(KEPT, roles.length === 0 ? undefined : JSON.stringify(roles));
  choose(KEPT_BEFORE, undefined);
}

/**
 * Calls back when another tab has joined or signed out, until the signal ends.
 */
export function onRolesElsewhere(listener: () => void, signal: AbortSignal): void {
  addEventListener(
    "storage",
    event => {
      if (event.key === KEPT) listener();
    },
    { signal },
  );
}

/** What an invitation is for; or the server's reason, in words, where it serves no more. */
export type Invitation = Role & { label?: string };

/** Asks what an invitation is for, which spends nothing. Fails where the server has not answered. */
export async function look(invite: string): Promise<Invitation | string> {
  const answer = await show("/api/v1/invitation", invite);
  return answer.ok ? roleOf(await answer.json()) : reason("look", answer);
}

/**
 * Exchanges an invitation for the role that it gives, which this device has from now on; the server's reason,
 * in words, where it is refused. Fails where the server has not answered.
 */
export async function join(invite: string): Promise<Role | string> {
  const answer = await show("/api/v1/session", invite);
  if (!answer.ok) return reason("join", answer);
  const role = roleOf(await answer.json());
  // The desk opens with it before it has asked which there are by now.
  keepRoles([...lastRoles().filter(known => !isSame(known, role)), role]);
  return role;
}

function show(path: string, invite: string): Promise<Response> {
  return fetch(addressOf(path), {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ invite }),
    signal: timeLimit(ANSWER_MILLIS),
  });
}

/** Why the server refuses an invitation. Fails where it says nothing about that, and may later. */
async function reason(what: string, answer: Response): Promise<string> {
  const problem = await problemOf(answer);
  return problem === undefined || meaningOf(problem) === "open"
    ? unanswered(what, answer)
    : (whatIsWrong(problem) ?? String(answer.status));
}

/** Ends what this device may do, in all its roles. */
export async function signOut(): Promise<void> {
  const answer = await fetch(addressOf("/api/v1/session"), {
    method: "DELETE",
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!(answer.status === 204 || (await isNobody(answer)))) unanswered("leave", answer);
  keepRoles([]);
}

/** What answered was not Carillon. */
function unanswered(what: string, answer: Response): never {
  throw new Error(`${what}: ${answer.status}`);
}
