import { choose, chosen } from "../device/choices.js";
import type { Notice, Timeline } from "../feed/document.js";
import { newestFirst } from "../notices/page-notices.js";

/**
 * The notices that are new since this reader last looked. What is on the screen counts as seen once they look
 * away or say so; until then it stays marked, so that it does not vanish under their eyes.
 */
export class UnseenNotices {
  readonly #key: string;
  #newest = 0;
  /** The last notice that was seen; undefined on a first visit, before there is anything to compare with. */
  #lastSeen: number | undefined;

  constructor(edition: string) {
    this.#key = `carillon.seen.${edition}`;
    this.#recall();
  }

  /**
   * Listens for the reader looking away and coming back, until the signal ends.
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

  /** Lists the notices that are new to this reader, the newest first. */
  unseen(timeline: Timeline): [string, Notice][] {
    const all = newestFirst(timeline);
    this.#newest = Number(all[0]?.[0] ?? 0);
    // Another journal counts from the beginning again.
    if (this.#lastSeen === undefined || this.#newest < this.#lastSeen) this.#lastSeen = this.#newest;
    return all.filter(([seq]) => Number(seq) > this.#lastSeen!);
  }

  /** Marks all notices as seen. */
  markAllSeen(): void {
    this.#lastSeen = this.#newest;
    this.#keep();
  }

  #recall(): void {
    const kept = chosen(this.#key);
    if (kept !== undefined) this.#lastSeen = Number(kept);
  }

  #keep(): void {
    if (this.#newest > 0) choose(this.#key, String(this.#newest));
  }
}
