import { language } from "./words.js";

export interface Session { role: "organizer" | "coordinator"; edition: string; city?: string }

/** Nothing where nobody is signed in; fails where the server cannot say, which is no reason to send anybody away. */
export async function whoAmI(): Promise<Session | undefined> {
  const answer = await fetch("/api/v1/session");
  if (answer.ok) return (await answer.json()) as Session;
  if (answer.status === 401) return undefined;
  throw new Error(`who am I: ${answer.status}`);
}

/** Exchanges an invitation for a session; the reason, in words, where it is refused. */
export async function join(invite: string): Promise<Session | string> {
  const answer = await fetch("/api/v1/session", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ invite }),
  });
  return answer.ok ? ((await answer.json()) as Session) : ((await answer.json()) as { detail: string }).detail;
}

export async function signOut(): Promise<void> {
  await fetch("/api/v1/session", { method: "DELETE" });
}

/** A link for the team of a city. */
export async function inviteTeam(edition: string, city: string): Promise<string> {
  const answer = await fetch(`/api/v1/editions/${edition}/invitations`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ role: "organizer", city }),
  });
  const said = (await answer.json()) as { link?: string; detail?: string };
  return said.link ?? said.detail ?? "";
}
