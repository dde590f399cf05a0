/**
 * Whether an answer leaves open what became of a request: too many of them, or a server or a proxy ahead of
 * it in trouble.
 */
export function leavesOpen(answer: Response): boolean {
  return answer.status === 429 || answer.status >= 500;
}

const MOST_RETRY_AFTER_MILLIS = 60_000;

/**
 * How long an answer asks to wait (RFC 9110, section 10.2.3), a minute at most; undefined where it does not
 * say.
 */
export function retryAfterMillis(answer: Response): number | undefined {
  const said = answer.headers.get("Retry-After")?.trim();
  if (said === undefined || said === "") return undefined;
  const sent = Date.parse(answer.headers.get("Date") ?? "");
  const millis = /^\d+$/.test(said)
    ? 1_000 * Number(said)
    : Date.parse(said) - (Number.isNaN(sent) ? Date.now() : sent);
  return Number.isNaN(millis) ? undefined : Math.min(MOST_RETRY_AFTER_MILLIS, Math.max(0, millis));
}

/**
 * A little longer than was asked for, so that those who were told the same do not come back at the same
 * instant.
 */
export function slightlyLater(millis: number): number {
  return millis * (1 + Math.random() / 10) + Math.random() * 100;
}

const TRIES = 10;

/** Asks, and where it asks too often waits as long as the server says and asks again, some times. */
export async function askPatiently(address: string): Promise<Response> {
  for (let left = TRIES - 1; ; left--) {
    const answer = await fetch(address);
    const wait = answer.status === 429 ? retryAfterMillis(answer) : undefined;
    if (wait === undefined || left === 0) return answer;
    await new Promise(again => setTimeout(again, slightlyLater(wait)));
  }
}
