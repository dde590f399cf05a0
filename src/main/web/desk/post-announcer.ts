import type { Post } from "../outbox/posts.js";
import { count, say } from "../words/other-words.js";

const MERGE_MILLIS = 700;
/** While hundreds go out, as fast as the server takes them. */
const MERGE_FLOWING_MILLIS = 15_000;
const STATES = ["waiting", "kept", "refused", "undone"] as const;

/**
 * Announces to screen readers what becomes of the posts. What happens within a moment is told together, and
 * only its end: twenty posts that go out at once are one sentence.
 */
export class PostAnnouncer {
  readonly #say: (sentence: string) => void;
  readonly #pending = new Map<string, Post>();
  #speaking: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (sentence: string) => void) {
    this.#say = tell;
  }

  /**
   * @param words what was said, for when it is told on its own
   * @param flowing whether many more follow
   */
  announce(post: Post, words: (post: Post) => string, flowing: boolean): void {
    this.#pending.set(post.id, post);
    this.#speaking ??= setTimeout(() => this.#speak(words), flowing ? MERGE_FLOWING_MILLIS : MERGE_MILLIS);
  }

  /** Drops what was not yet announced. */
  stop(): void {
    clearTimeout(this.#speaking);
    this.#speaking = undefined;
    this.#pending.clear();
  }

  #speak(words: (post: Post) => string): void {
    this.#speaking = undefined;
    const told = [...this.#pending.values()];
    this.#pending.clear();
    this.#say(
      STATES.map(state => {
        const those = told.filter(post => post.state === state);
        if (those.length > 1) return count(`many.${state}`, those.length);
        return those.map(post => say(`told.${state}`, { what: words(post), why: post.why ?? "" })).join("");
      })
        .filter(sentence => sentence !== "")
        .join(" "),
    );
  }
}
