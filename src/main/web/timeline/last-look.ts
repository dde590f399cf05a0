import { choose, chosen } from "../device/choices.js";
import type { Notice, Timeline } from "../feed/document.js";
import { newestFirst } from "../notices/news.js";

/**
 * What changed since this reader last looked. What is on the screen counts as seen once they look away or say
 * so; until then it stays marked, so that it does not vanish under their eyes.
 */
export class LastLook {
  readonly #key: string;
  #newest = 0;
  /** The last notice that was seen; undefined on a first visit, before there is anything to compare with. */
  #seen: number | undefined;

  constructor(edition: string) {
    this.#key = `carillon.seen.${edition}`;
    this.#recall();
  }

  /**
   * Notices when the reader looks away and comes back, until the signal says that they see something else.
   */
  begin(signal: AbortSignal): void {
    addEventListener(
      "pagehide",
      () => {
        if (!document.hidden) this.#keep();
      },
      { signal },
    );
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#keep() : this.#recall()), {
      signal,
    });
  }

  /** The notices that are new to this reader, the newest first. */
  changes(timeline: Timeline): [string, Notice][] {
    const all = newestFirst(timeline);
    this.#newest = Number(all[0]?.[0] ?? 0);
    // Another journal counts from the beginning again.
    if (this.#seen === undefined || this.#newest < this.#seen) this.#seen = this.#newest;
    return all.filter(([seq]) => Number(seq) > this.#seen!);
  }

  /** All that is there now has been seen. */
  all(): void {
    this.#seen = this.#newest;
    this.#keep();
  }

  #recall(): void {
    const kept = chosen(this.#key);
    if (kept !== undefined) this.#seen = Number(kept);
  }

  #keep(): void {
    if (this.#newest > 0) choose(this.#key, String(this.#newest));
  }
}
