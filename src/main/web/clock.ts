/**
 * The server's clock, estimated by exchanges: the server read its clock at some instant between the sending and the receiving here.
 * So every exchange says that the distance between the two clocks lies within an interval as long as its round trip, and the
 * truth lies in what all of them have in common: the best way there and the best way back may come from different exchanges.
 * As two clocks drift apart, what was learned is widened as time passes, by more than clocks of computers drift. An interval that
 * contradicts what was known means that this device's clock was set, or that it slept: then only the new one counts.
 *
 * A rehearsal's clock may run at another speed; then all distances are in its own time.
 */
export class ServerClock {
  readonly #origin = Date.now();
  #speed = 1;
  #low = 0;
  #high = Number.POSITIVE_INFINITY;
  #learnedAt = 0;

  now(): number {
    return this.#speed * this.#here(Date.now()) + this.#distance();
  }

  get speed(): number { return this.#speed; }

  /** How many milliseconds to wait here until the server's clock shows an instant; negative where it has. */
  wait(instant: number): number {
    return (instant - this.now()) / this.#speed;
  }

  /** Told at the beginning of every connection; what was known of a clock at another speed is worth nothing. */
  runsAt(speed: number): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    this.#high = Number.POSITIVE_INFINITY;
  }

  /** The server said it was `server` when here it was between `sent` and `received`, all in milliseconds. */
  learn(sent: number, server: number, received: number): void {
    const low = server - this.#speed * (this.#here(received) + ROUNDING_MILLIS);
    const high = server - this.#speed * (this.#here(sent) - ROUNDING_MILLIS);
    const drift = Math.abs(this.#here(received) - this.#learnedAt) * DRIFT * this.#speed;
    const [knownLow, knownHigh] = [this.#low - drift, this.#high + drift];
    const contradicts = this.#high === Number.POSITIVE_INFINITY || low > knownHigh || high < knownLow;
    this.#low = contradicts ? low : Math.max(low, knownLow);
    this.#high = contradicts ? high : Math.min(high, knownHigh);
    this.#learnedAt = this.#here(received);
  }

  #here(instant: number): number { return instant - this.#origin; }

  #distance(): number {
    return this.#high === Number.POSITIVE_INFINITY ? this.#origin : (this.#low + this.#high) / 2;
  }
}

/** Both clocks are read in whole milliseconds. */
const ROUNDING_MILLIS = 1;

/** How far two clocks drift apart at most: two ten-thousandths, several times what a computer's quartz does. */
const DRIFT = 2e-4;

const TICKS_A_SECOND_AT_MOST = 4;

/**
 * One timer for all clocks on a page: every element that shows time is told when the server's clock begins a new second, so that all
 * screens of a hall change together.
 */
export class Ticker {
  readonly #clock: ServerClock;
  readonly #listeners = new Set<() => void>();

  constructor(clock: ServerClock) {
    this.#clock = clock;
    this.#next();
  }

  add(listener: () => void): void { this.#listeners.add(listener); }
  remove(listener: () => void): void { this.#listeners.delete(listener); }

  #next(): void {
    const step = 1000 * Math.max(1, Math.ceil(this.#clock.speed / TICKS_A_SECOND_AT_MOST));
    const now = this.#clock.now();
    setTimeout(() => {
      this.#listeners.forEach((listener) => listener());
      this.#next();
    }, Math.max(20, this.#clock.wait(Math.floor(now / step) * step + step)));
  }
}
