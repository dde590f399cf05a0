import type { Clock } from "../feed/feed.js";

const TICKS_A_SECOND_AT_MOST = 2;

/**
 * One timer for all clocks on a page: every element that shows time is told when the server's clock begins a
 * new second, so that all screens of a hall change together.
 */
export class Ticker {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#next();
  }

  add(listener: () => void): void {
    this.#listeners.add(listener);
  }
  remove(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Stops for good: no timer stays behind. */
  stop(): void {
    this.#listeners.clear();
    clearTimeout(this.#timer);
  }

  #next(): void {
    const step = 1000 * Math.max(1, Math.ceil(this.#clock.speed / TICKS_A_SECOND_AT_MOST));
    const now = this.#clock.now();
    this.#timer = setTimeout(
      () => {
        this.#next();
        this.#listeners.forEach(listener => listener());
      },
      Math.max(20, this.#clock.wait(Math.floor(now / step) * step + step)),
    );
  }
}
