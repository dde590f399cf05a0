/** Whether an answer leaves open what became of a request: too many of them, or a server or a proxy ahead of it in trouble. */
export function leavesOpen(answer: Response): boolean {
  return answer.status === 429 || answer.status >= 500;
}
