/**
 * The server's clock, estimated. Of the exchanges so far the one with the shortest round trip errs least, by half of that trip
 * at most; an estimate grows stale, so its error is taken to grow by a millisecond a second.
 */
export class ServerClock {
  #offset = 0;
  #error = Number.POSITIVE_INFINITY;
  #takenAt = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  /** The server said it was `server` when here it was between `sent` and `received`, all in milliseconds. */
  learn(sent: number, server: number, received: number): void {
    const error = (received - sent) / 2;
    const grown = this.#error + (received - this.#takenAt) / 1000;
    if (error > grown) return;
    this.#offset = server - (sent + received) / 2;
    this.#error = error;
    this.#takenAt = received;
  }
}

/** One timer for all clocks on a page: every element that shows time is told once a second. */
export class Ticker {
  #listeners = new Set<() => void>();
  constructor() {
    setInterval(() => this.#listeners.forEach((listener) => listener()), 1000);
  }
  add(listener: () => void): void { this.#listeners.add(listener); }
  remove(listener: () => void): void { this.#listeners.delete(listener); }
}
