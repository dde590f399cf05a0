/** A signal that gives a request up after a while; also for browsers older than `AbortSignal.timeout`. */
export function timeLimit(millis: number): AbortSignal {
  if ("timeout" in AbortSignal) return AbortSignal.timeout(millis);
  const late = new AbortController();
  setTimeout(() => late.abort(), millis);
  return late.signal;
}
