import type { Notice, Timeline } from "../feed/document.js";
import { newestFirst, sentenceOf } from "./notice-sentence.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/** What happens within this is told together: a reader that is interrupted every second tells nothing. */
const MERGE_MILLIS = 2_000;

/**
 * Announces to screen readers what changes on a page: the newest notice in a plain sentence, and how many
 * more there were with it. What was there when the page opened, or was gone back to, is no change; neither is
 * time that passes.
 */
export class Announcer {
  readonly #wording: Wording<keyof SharedWords>;
  readonly #say: (sentence: string) => void;
  readonly #concerns: (notice: Notice) => boolean;
  #newest: number | undefined;
  #gathered: string[] = [];
  #speaking: ReturnType<typeof setTimeout> | undefined;

  constructor(
    wording: Wording<keyof SharedWords>,
    say: (sentence: string) => void,
    concerns: (notice: Notice) => boolean = () => true,
  ) {
    this.#wording = wording;
    this.#say = say;
    this.#concerns = concerns;
  }

  /** Looks for new notices; called when the document may have changed. */
  see(timeline: Timeline): void {
    const notices = newestFirst(timeline, this.#wording);
    const newest = Number(notices[0]?.[0] ?? 0);
    const known = this.#newest;
    const told =
      known === undefined
        ? []
        : notices
            .filter(([seq]) => Number(seq) > known)
            .map(([, notice]) => notice)
            .reverse();
    this.#newest = newest;
    for (const notice of told) {
      if (this.#concerns(notice)) this.#gathered.push(sentenceOf(notice, timeline, this.#wording));
    }
    if (this.#gathered.length > 0) this.#speaking ??= setTimeout(() => this.#speak(), MERGE_MILLIS);
  }

  /** Drops what was not yet announced; later notices are announced again. */
  stop(): void {
    clearTimeout(this.#speaking);
    this.#speaking = undefined;
    this.#gathered = [];
  }

  #speak(): void {
    const [newest, more] = [this.#gathered.at(-1)!, this.#gathered.length - 1];
    this.#gathered = [];
    this.#speaking = undefined;
    this.#say(more === 0 ? newest : `${newest}. ${this.#wording.say("moreNews", { n: more })}`);
  }
}
