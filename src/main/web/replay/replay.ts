import type { Timeline } from "../feed/document.js";
import type { Clock, Followed, View } from "../feed/feed.js";
import { withNamedCities } from "../feed/named-cities.js";
import type { PastDocument } from "../feed/history.js";
import { readPast } from "../feed/past.js";
import { timeLimit } from "../http/time-limit.js";
import { language } from "../words/words.js";

const STEP_MILLIS = 250;
const RETRY_MILLIS = 2_000;
const ANSWER_MILLIS = 10_000;
const AS_GOOD_AS_NOW_MILLIS = 1_000;
const EARLIEST = 0;
const LATEST = Date.parse("9999-12-31T23:59:59Z");

/**
 * The weekend as it was shown at a chosen instant, which runs on at a chosen speed. To a page it is a feed: a
 * view, a clock, and the event `change`.
 *
 * Each answer holds from the instant asked for until `next`, so while the clock is between the two there is
 * nothing to ask. One question is under way at a time, and four are asked in a second at most; the last wish
 * meanwhile is asked for next, so a slider that is dragged shows where it was left. The present is the end:
 * there the clock stops.
 */
export class Replay extends EventTarget implements Followed<Timeline> {
  readonly clock: Clock = { now: () => this.at, speed: 1, wait: () => STEP_MILLIS };
  /** No replay is counted among those who watch. */
  city: string | undefined;
  readonly #edition: string;
  #from: number;
  #startedAt: number | undefined;
  #speed = 1;
  #answer: PastDocument | undefined;
  #heardAt: number | undefined;
  #connected = false;
  /** Until when the answer holds. */
  #until = Number.NEGATIVE_INFINITY;
  /** What the server's clock was known to show. */
  #present = Number.NEGATIVE_INFINITY;
  #asking = false;
  #notBefore = 0;
  #step: ReturnType<typeof setTimeout> | undefined;

  constructor(edition: string, at: number) {
    super();
    this.#edition = edition;
    this.#from = within(at);
    this.#go();
  }

  get view(): View<Timeline> {
    return {
      timeline: this.#answer && withNamedCities(this.#answer.timeline, language),
      cursor: this.#answer?.cursor,
      connected: this.#connected,
      opening: false,
      heardAt: this.#heardAt,
      staleSince: undefined,
      presence: undefined,
    };
  }

  /** The instant that is shown, in milliseconds. */
  get at(): number {
    return this.#startedAt === undefined
      ? this.#from
      : this.#from + this.#speed * (performance.now() - this.#startedAt);
  }

  /** What the server's clock was known to show, where dates are seen from; this device's until then. */
  get present(): number {
    return Number.isFinite(this.#present) ? this.#present : Date.now();
  }

  get playing(): boolean {
    return this.#startedAt !== undefined;
  }

  /** Whether what is shown is what was seen at the instant that is shown; otherwise it is on its way. */
  get settled(): boolean {
    return this.#holds(this.at);
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#move(this.at);
    this.#speed = speed;
    this.#go();
  }

  seek(at: number): void {
    this.#move(within(at));
    this.#go();
  }

  play(): void {
    this.#startedAt = performance.now();
    this.#go();
  }

  /** At a whole second, so that an address can name just what is seen. */
  pause(): void {
    this.#from = Math.floor(this.at / 1000) * 1000;
    this.#startedAt = undefined;
    this.#go();
  }

  #move(at: number): void {
    this.#from = at;
    if (this.playing) this.#startedAt = performance.now();
  }

  #holds(at: number): boolean {
    return this.#answer !== undefined && at >= Date.parse(this.#answer.at) && at < this.#until;
  }

  /**
   * Asks if it must, says that something has changed, and comes back while the clock runs or an answer is
   * owed.
   */
  #go(): void {
    clearTimeout(this.#step);
    if (!this.settled && !this.#asking && performance.now() >= this.#notBefore) void this.#ask(this.at);
    if (this.playing || !this.settled) this.#step = setTimeout(() => this.#go(), STEP_MILLIS);
    this.dispatchEvent(new Event("change"));
  }

  async #ask(at: number): Promise<void> {
    const asked = Math.floor(at);
    this.#asking = true;
    this.#notBefore = performance.now() + STEP_MILLIS;
    const signal = timeLimit(ANSWER_MILLIS);
    const answer = await readPast(this.#edition, new Date(asked).toISOString(), address =>
      fetch(address, { signal }),
    ).catch(() => undefined);
    this.#asking = false;
    this.#connected = answer !== undefined;
    if (answer === undefined) this.#notBefore = performance.now() + RETRY_MILLIS;
    else this.#hear(answer);
    this.#go();
  }

  #hear(answer: PastDocument): void {
    this.#answer = answer;
    this.#heardAt = Date.now();
    this.#present = Math.max(this.#present, Date.parse(answer.now));
    // Where nothing was said since, that is known for the time until the server was asked, and no longer.
    this.#until = answer.next === undefined ? this.#present + 1 : Date.parse(answer.next);
    if (answer.next === undefined && this.at > this.#present - AS_GOOD_AS_NOW_MILLIS) {
      this.#startedAt = undefined;
      this.#from = this.#present;
      this.#answer = {
        ...answer,
        at: new Date(Math.min(Date.parse(answer.at), this.#present)).toISOString(),
      };
    }
  }
}

/** Limits an instant to what the server takes. */
function within(at: number): number {
  return Math.min(LATEST, Math.max(EARLIEST, at));
}
