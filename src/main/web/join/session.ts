import { addressOf } from "../http/base-path.js";
import { choose, chosen } from "../device/choices.js";
import { isNobody, sessionOf, type Session } from "./identity.js";
import { meaningOf, problemOf, whatIsWrong } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { say } from "../words/other-words.js";
import { language } from "../words/words.js";

const KEPT = "carillon.desk.session";
const ANSWER_MILLIS = 15_000;

/** The session as it was last known, so that the desk answers before the server does. */
export function lastSession(): Session | undefined {
  return (JSON.parse(chosen(KEPT) ?? "null") as Session | null) ?? undefined;
}

export function keepSession(session: Session | undefined): void {
  choose(KEPT, session === undefined ? undefined : JSON.stringify(session));
}

/**
 * Calls back when another tab has joined or signed out, until the signal ends.
 */
export function onSessionElsewhere(listener: () => void, signal: AbortSignal): void {
  addEventListener(
    "storage",
    event => {
      if (event.key === KEPT) listener();
    },
    { signal },
  );
}

/** What an invitation is for; or the server's reason, in words, where it serves no more. */
export type Invitation = Session & { label?: string };

/** Asks what an invitation is for, which spends nothing. Fails where the server has not answered. */
export async function look(invite: string): Promise<Invitation | string> {
  const answer = await show("/api/v1/invitation", invite);
  return answer.ok ? sessionOf(await answer.json()) : reason("look", answer);
}

/**
 * Exchanges an invitation for a session; the server's reason, in words, where it is refused. Fails where the
 * server has not answered.
 */
export async function join(invite: string): Promise<Session | string> {
  const answer = await show("/api/v1/session", invite);
  if (!answer.ok) return reason("join", answer);
  const session = sessionOf(await answer.json());
  keepSession(session);
  return session;
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

export async function signOut(): Promise<void> {
  const answer = await fetch(addressOf("/api/v1/session"), {
    method: "DELETE",
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!(answer.status === 204 || (await isNobody(answer)))) unanswered("leave", answer);
  keepSession(undefined);
}

/** A link; or why there is none, in words. */
export interface Invited {
  link?: string;
  detail?: string;
}

/** Invites the team of a city. */
export async function inviteTeam(edition: string, city: string): Promise<Invited> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/invitations`), {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ role: "organizer", city }),
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (answer.ok) {
    const made = (await answer.json()) as Invited;
    return typeof made.link === "string" ? made : unanswered("invite", answer);
  }
  const problem = await problemOf(answer);
  return { detail: (problem && whatIsWrong(problem)) ?? say("notSent") };
}

/** What answered was not Carillon. */
function unanswered(what: string, answer: Response): never {
  throw new Error(`${what}: ${answer.status}`);
}
