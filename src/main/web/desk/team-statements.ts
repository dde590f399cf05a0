import type { Timeline } from "../feed/document.js";
import { position, type View } from "../feed/feed.js";
import { fetchWithRetries } from "../http/retries.js";
import { addressOf } from "../http/base-path.js";
import type { Body } from "../outbox/posts.js";
import { NOTHING_KNOWN, type KnownStatements, type Statement } from "./team-log.js";

/** How many positions of the journal the server answers with at once (docs/protocol.md). */
const PAGE = 500;
/** How far back is read for a city that says little where others say much. */
const MOST_PAGES = 4;
const ENOUGH = 12;
const BETWEEN_READS_MILLIS = 1_000;
const AFTER_FAILURE_MILLIS = 10_000;
/** A page that stays open for the whole event forgets what was said first. */
const MOST_KEPT = 1_000;

interface Page {
  cursor: string;
  statements: Record<string, Body & { id: string; observedAt: string }>;
}

/**
 * Reads what was said for a city on all devices, and reads it again when that may have changed: the document
 * tells it, for every statement of a city changes what the document has of it. Says `change` when it has
 * read.
 */
export class TeamStatements extends EventTarget {
  readonly #edition: string;
  readonly #signal: AbortSignal;
  #known: KnownStatements = NOTHING_KNOWN;
  #city = "";
  #readOf: unknown[] = [];
  #reading = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** @param signal ends its reading */
  constructor(edition: string, signal: AbortSignal) {
    super();
    this.#edition = edition;
    this.#signal = signal;
    signal.addEventListener("abort", () => clearTimeout(this.#again), { once: true });
  }

  get known(): KnownStatements {
    return this.#known;
  }

  /** Forgets a statement, which is not shown any more then. */
  forget(id: string): void {
    const all = new Map(this.#known.all);
    all.delete(id);
    this.#known = { ...this.#known, all };
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Looks whether there is something to read.
   *
   * @param lastKept the last position at which this device's posts were kept
   */
  look(city: string, { timeline, cursor, connected }: View<Timeline>, lastKept: number): void {
    if (timeline === undefined || cursor === undefined || !connected) return;
    if (city !== this.#city) {
      this.#city = city;
      this.#known = NOTHING_KNOWN;
      this.#readOf = [];
    }
    const shown = [timeline.cities[city], noticesOf(city, timeline), lastKept];
    if (this.#reading || shown.every((part, i) => part === this.#readOf[i])) return;
    this.#readOf = shown;
    this.#reading = true;
    void this.#read(city, position(cursor)).then(
      () => this.#rest(BETWEEN_READS_MILLIS),
      () => {
        this.#readOf = [];
        this.#rest(AFTER_FAILURE_MILLIS);
      },
    );
  }

  #rest(millis: number): void {
    if (this.#signal.aborted) return;
    this.#again = setTimeout(() => {
      this.#reading = false;
      this.dispatchEvent(new Event("change"));
    }, millis);
  }

  async #read(city: string, head: number): Promise<void> {
    const found = new Map<string, Statement>();
    let until = 0;
    let after = head;
    for (let pages = 0; pages < MOST_PAGES && after > 0 && found.size < ENOUGH; pages++) {
      after = Math.max(0, after - PAGE);
      const { cursor, statements } = await this.#page(after);
      if (pages === 0) until = Math.min(position(cursor), after + PAGE);
      for (const [seq, { id, ...body }] of Object.entries(statements))
        if (body["city"] === city) found.set(id, { id, seq: Number(seq), body });
    }
    if (this.#signal.aborted || city !== this.#city) return;
    const all = [...new Map([...this.#known.all, ...found])].slice(-MOST_KEPT);
    this.#known = { all: new Map(all), holding: new Set(found.keys()), after, until };
    this.dispatchEvent(new Event("change"));
  }

  async #page(after: number): Promise<Page> {
    const answer = await fetchWithRetries(
      addressOf(`/api/v1/editions/${this.#edition}/statements?after=${after}`),
    );
    if (!answer.ok) throw new Error(`statements: ${answer.status}`);
    return (await answer.json()) as Page;
  }
}

/** Lists the positions of a city's notices: one of them goes when it is taken back. */
function noticesOf(city: string, { notices }: Timeline): string {
  return Object.entries(notices)
    .filter(([, notice]) => notice.city === city)
    .map(([seq]) => seq)
    .join();
}
