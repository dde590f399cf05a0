import type { Line } from "./journal-lines.js";
import { position } from "../feed/feed.js";
import { addressOf } from "../http/base-path.js";
import { timeLimit } from "../http/time-limit.js";

const ANSWER_MILLIS = 15_000;
/** A page reads no more often than that, also where a rehearsal says something each second. */
const PAUSE_MILLIS = 1_000;
const AFTER_FAILURE_MILLIS = 5_000;
/** A weekend of seven cities has half as many; of a longer journal the page shows the end. */
const MOST_LINES = 5_000;

/**
 * Reads the journal for a coordinator's page as the feed goes on, and says `change` when there are new lines.
 * The feed itself names no author and no id.
 */
export class JournalReader extends EventTarget {
  readonly #edition: string;
  #lines = new Map<number, Line>();
  #sorted: readonly Line[] | undefined;
  /** The last position that was read. */
  #last = 0;
  #wanted = 0;
  #reading = false;
  /** Counts the journals that were followed: an answer about an earlier one means nothing. */
  #journal = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #signal: AbortSignal;

  /** @param signal ends all reading */
  constructor(edition: string, signal: AbortSignal) {
    super();
    this.#edition = edition;
    this.#signal = signal;
    signal.addEventListener("abort", () => clearTimeout(this.#timer), { once: true });
  }

  /** All lines that are known, in the order of the journal. */
  get lines(): readonly Line[] {
    return (this.#sorted ??= [...this.#lines.values()].sort((a, b) => a.seq - b.seq));
  }

  /** To be told how far the page's document goes. */
  follow(cursor: string | undefined): void {
    const head = cursor === undefined ? 0 : position(cursor);
    // A rehearsal that has begun anew has another journal.
    if (head < this.#wanted) this.#forget();
    this.#wanted = head;
    this.#read();
  }

  /** Adds what was said here, until the journal itself tells of it. */
  add(line: Line): void {
    if (line.seq > this.#last) this.#keep([line]);
  }

  #forget(): void {
    this.#lines.clear();
    this.#sorted = undefined;
    this.#last = 0;
    this.#journal++;
  }

  #read(): void {
    if (this.#reading || this.#signal.aborted || this.#wanted <= this.#last) return;
    this.#reading = true;
    const after = Math.max(this.#last, this.#wanted - MOST_LINES);
    const journal = this.#journal;
    void linesAfter(this.#edition, after).then(
      lines => {
        // What the document does not tell yet, the page has not seen.
        const shown = lines.filter(({ seq }) => seq <= this.#wanted);
        if (journal === this.#journal) {
          this.#last = Math.max(after, shown.at(-1)?.seq ?? 0);
          this.#keep(shown);
        }
        this.#rest(PAUSE_MILLIS);
      },
      () => this.#rest(AFTER_FAILURE_MILLIS),
    );
  }

  #keep(lines: Line[]): void {
    for (const line of lines) this.#lines.set(line.seq, line);
    for (const seq of this.#lines.keys()) {
      if (this.#lines.size <= MOST_LINES) break;
      this.#lines.delete(seq);
    }
    this.#sorted = undefined;
    this.dispatchEvent(new Event("change"));
  }

  #rest(millis: number): void {
    if (this.#signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#reading = false;
      this.#read();
    }, millis);
  }
}

async function linesAfter(edition: string, after: number): Promise<Line[]> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}/journal?after=${after}`), {
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (!answer.ok) throw new Error(`journal: ${answer.status}`);
  return (await answer.text())
    .split("\n")
    .filter(line => line !== "")
    .map(line => JSON.parse(line) as Line);
}
