/**
 * Asks whether an answer leaves the result of a request open: too many requests, or a server or a proxy in
 * trouble.
 */
export function isInconclusive(answer: Response): boolean {
  return answer.status === 429 || answer.status >= 500;
}

const MOST_RETRY_AFTER_MILLIS = 60_000;

/**
 * Reads how long an answer asks to wait (RFC 9110, section 10.2.3), a minute at most; undefined where it does
 * not say.
 */
export function retryAfterMillis(answer: Response): number | undefined {
  const header = answer.headers.get("Retry-After")?.trim();
  if (header === undefined || header === "") return undefined;
  const sent = Date.parse(answer.headers.get("Date") ?? "");
  const millis = /^\d+$/.test(header)
    ? 1_000 * Number(header)
    : Date.parse(header) - (Number.isNaN(sent) ? Date.now() : sent);
  return Number.isNaN(millis) ? undefined : Math.min(MOST_RETRY_AFTER_MILLIS, Math.max(0, millis));
}

/**
 * Adds a little to a pause, so that clients with the same pause do not come back at the same instant.
 */
export function withJitter(millis: number): number {
  return millis * (1 + Math.random() / 10) + Math.random() * 100;
}

const TRIES = 10;

/** Fetches, and after a 429 waits as long as the server asks and tries again, several times. */
export async function fetchWithRetries(address: string): Promise<Response> {
  for (let left = TRIES - 1; ; left--) {
    const answer = await fetch(address);
    const wait = answer.status === 429 ? retryAfterMillis(answer) : undefined;
    if (wait === undefined || left === 0) return answer;
    await new Promise(again => setTimeout(again, withJitter(wait)));
  }
}
