import { addressOf, answerAddress, isArchive } from "../http/base-path.js";
import { documentAt, partAt, type History, type HistoryPart, type PastDocument } from "./history.js";

/** Fetches a file or an answer. */
type Get = (address: string) => Promise<Response>;

/** The files that were read last: a replay asks for the same ones again and again. */
const MOST_KEPT = 4;
const files = new Map<string, Promise<unknown>>();

/**
 * Reads the document as it was seen at an instant.
 *
 * @throws Error where it cannot be read
 */
export async function readPast(edition: string, at: string, get: Get): Promise<PastDocument> {
  if (!isArchive) return read<PastDocument>(answerAddress(edition, "timeline", `?at=${at}`), get);
  const history = await kept<History>("history", get);
  return documentAt(history, await kept<HistoryPart>(`history-${partAt(history, at)}`, get), at);
}

function kept<File>(name: string, get: Get): Promise<File> {
  const known = files.get(name) as Promise<File> | undefined;
  if (known !== undefined) return known;
  const file = read<File>(addressOf(`/data/${name}.json`), get);
  files.set(name, file);
  file.catch(() => files.delete(name));
  const oldest = [...files.keys()].find(other => other !== "history");
  if (files.size > MOST_KEPT) files.delete(oldest!);
  return file;
}

async function read<Answer>(address: string, get: Get): Promise<Answer> {
  const answer = await get(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Answer;
}
