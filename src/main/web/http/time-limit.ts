/** Gives a signal that ends a request after a while, also in browsers without `AbortSignal.timeout`. */
export function timeLimit(millis: number): AbortSignal {
  if ("timeout" in AbortSignal) return AbortSignal.timeout(millis);
  const late = new AbortController();
  setTimeout(() => late.abort(), millis);
  return late.signal;
}
