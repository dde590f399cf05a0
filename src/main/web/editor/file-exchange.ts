import { addressOf } from "../http/base-path.js";
import { problemOf } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";
import { JSON_TYPE, TABLE, YAML } from "./file-type.js";
import type { SlotChange } from "./plan-merge.js";

/** Files that go in and out: what one is, what it would change, and what goes out (docs/exchange.md). */

/** The most bytes that the server takes. */
export const MOST_BYTES = 1_048_576;

const ANSWER_MILLIS = 60_000;
const READ_MILLIS = 10_000;
/** What goes out, by the name of its file behind the id of the edition. */
export const EXPORTS = { csv: TABLE, "schedule.json": JSON_TYPE, yaml: YAML, json: JSON_TYPE } as const;
export type Export = keyof typeof EXPORTS;

/** One statement that an import makes, as the server tells it. */
export interface Planned {
  type: string;
  city?: string;
  milestone?: string;
  project?: string | { name: string };
  title?: string | Record<string, string>;
  changes?: SlotChange[];
  more?: number;
}

export type ImportAnswer =
  /** What it changes; nothing where there are no statements. */
  | { is: "planned"; statements: Planned[]; notes: string[] }
  /** What is wrong, each with its line in the file where it has one. */
  | { is: "refused"; faults: { detail: string; line?: number }[] }
  | { is: "unanswered" };

/**
 * Asks what a file would change, or changes it.
 *
 * @param city the only one that is taken from it; all where it is empty
 */
export async function importFile(
  edition: string,
  city: string,
  file: { content: BodyInit; type: string },
  isDryRun: boolean,
): Promise<ImportAnswer> {
  const query = new URLSearchParams({ "dry-run": String(isDryRun), ...(city !== "" && { city }) });
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/imports?${query}`), {
    method: "POST",
    headers: { "Content-Type": file.type, "Accept-Language": language },
    body: file.content,
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer?.ok === true) {
    const { statements, notes = [] } = (await answer.json()) as { statements: Planned[]; notes?: string[] };
    return { is: "planned", statements, notes };
  }
  const problem = answer === undefined ? undefined : await problemOf(answer);
  const faults = problem?.errors ?? (problem?.detail === undefined ? [] : [{ detail: problem.detail }]);
  return faults.length === 0 ? { is: "unanswered" } : { is: "refused", faults };
}

/** Saves what is announced as a file; fails where the server does not answer. */
export async function exportFile(edition: string, form: Export): Promise<void> {
  const path = form === "schedule.json" ? form : "announced";
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/${path}`), {
    headers: { Accept: EXPORTS[form], "Accept-Language": language },
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `${edition}.${form}`;
  link.click();
  // Some browsers have not begun to read it yet.
  setTimeout(() => URL.revokeObjectURL(link.href), READ_MILLIS);
}
