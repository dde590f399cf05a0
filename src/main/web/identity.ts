/** Who speaks here, as the server knows it. */
export interface Session { role: "organizer" | "coordinator"; edition: string; city?: string }

const ANSWER_MILLIS = 10_000;

/** Nothing where nobody is signed in; fails where the server cannot say, which is no reason to send anybody away. */
export async function whoAmI(): Promise<Session | undefined> {
  const answer = await fetch("/api/v1/session", { signal: AbortSignal.timeout(ANSWER_MILLIS) });
  if (answer.ok) return (await answer.json()) as Session;
  if (answer.status === 401) return undefined;
  throw new Error(`who am I: ${answer.status}`);
}
