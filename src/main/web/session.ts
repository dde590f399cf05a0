import { whatIsWrong, type Problem } from "./answer.js";
import { choose, chosen } from "./choices.js";
import type { Session } from "./identity.js";
import { language, say } from "./words.js";

const KEPT = "carillon.desk.session";
const ANSWER_MILLIS = 15_000;

/** The session as it was last known, so that the desk answers before the server does. */
export function lastSession(): Session | undefined {
  return (JSON.parse(chosen(KEPT) ?? "null") as Session | null) ?? undefined;
}

export function keepSession(session: Session | undefined): void {
  choose(KEPT, session === undefined ? undefined : JSON.stringify(session));
}

/** Calls back when another tab has joined or signed out. */
export function onSessionElsewhere(listener: () => void): () => void {
  const heard = (event: StorageEvent) => { if (event.key === KEPT) listener(); };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}

/** Exchanges an invitation for a session; the reason, in words, where it is refused. */
export async function join(invite: string): Promise<Session | string> {
  const answer = await fetch("/api/v1/session", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ invite }),
    signal: AbortSignal.timeout(ANSWER_MILLIS),
  });
  if (!answer.ok) return ((await answer.json()) as { detail: string }).detail;
  const session = (await answer.json()) as Session;
  keepSession(session);
  return session;
}

export async function signOut(): Promise<void> {
  const answer = await fetch("/api/v1/session", { method: "DELETE", signal: AbortSignal.timeout(ANSWER_MILLIS) });
  if (!answer.ok && answer.status !== 401) throw new Error(`sign out: ${answer.status}`);
  keepSession(undefined);
}

/** A link; or why there is none, in words. */
export interface Invited { link?: string; detail?: string }

/** Invites the team of a city. */
export async function inviteTeam(edition: string, city: string): Promise<Invited> {
  const answer = await fetch(`/api/v1/editions/${edition}/invitations`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ role: "organizer", city }),
    signal: AbortSignal.timeout(ANSWER_MILLIS),
  });
  const made = (await answer.json()) as Invited & Problem;
  return answer.ok ? made : { detail: whatIsWrong(made) ?? say("notSent") };
}
