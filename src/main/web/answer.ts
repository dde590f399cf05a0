/** Whether an answer leaves open what became of a request: too many of them, or a server or a proxy ahead of it in trouble. */
export function leavesOpen(answer: Response): boolean {
  return answer.status === 429 || answer.status >= 500;
}

/** A problem as the server tells it (RFC 9457, and the protocol's "Errors"). */
export interface Problem { code?: string; detail?: string; errors?: { detail: string }[] }

/** All that is wrong, in the server's sentences; undefined where it says nothing. */
export function whatIsWrong({ detail, errors }: Problem): string | undefined {
  return errors?.map((error) => error.detail).join(" ") ?? detail;
}
