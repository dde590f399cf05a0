import { FINAL_CODES, OPEN_CODES, SPEAKER_CODES } from "./problem-codes.js";

/** A problem as the server tells it (RFC 9457, and the protocol's "Errors"). */
export interface Problem {
  code: string;
  status: number;
  detail?: string;
  errors?: { detail: string; pointer?: string }[];
}

/**
 * What a problem says about what was sent: it is refused for good, its speaker is not known, or nothing at
 * all.
 */
type Meaning = "final" | "speaker" | "open";

const PROBLEM_TYPE = "application/problem+json";
/** Well formed and refused by the domain, for any reason, known here or not. */
const REFUSED_BY_THE_DOMAIN = 422;

/**
 * Reads the problem that Carillon itself answers with; undefined for any other answer. On the way stand
 * proxies, gateways and the sign-in pages of hotels, which answer with the same statuses, and say nothing
 * about what was sent.
 */
export async function problemOf(answer: Response): Promise<Problem | undefined> {
  if (answer.ok || mediaType(answer) !== PROBLEM_TYPE) return undefined;
  const body: unknown = await answer.json().catch(() => undefined);
  if (!isObject(body) || typeof body["code"] !== "string") return undefined;
  // A newer server may have reasons that these pages have never heard of; it names them as it does all
  // others.
  const isOurs = isKnown(body["code"]) || body["type"] === `/problems#${body["code"]}`;
  return isOurs ? { ...body, code: body["code"], status: answer.status } : undefined;
}

/** Tells what a problem says about the post that it answers. */
export function meaningOf({ code, status }: Problem): Meaning {
  if (SPEAKER_CODES.has(code)) return "speaker";
  return FINAL_CODES.has(code) || (status === REFUSED_BY_THE_DOMAIN && !isKnown(code)) ? "final" : "open";
}

/** Gives all that is wrong, in the server's sentences; undefined where there are none. */
export function whatIsWrong({ detail, errors }: Problem): string | undefined {
  return errors?.map(error => error.detail).join(" ") ?? detail;
}

function isKnown(code: string): boolean {
  return FINAL_CODES.has(code) || SPEAKER_CODES.has(code) || OPEN_CODES.has(code);
}

function mediaType(answer: Response): string {
  return (answer.headers.get("Content-Type") ?? "").split(";")[0]!.trim().toLowerCase();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
