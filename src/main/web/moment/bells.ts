import type { Milestone } from "../feed/document.js";
import type { Clock } from "../feed/feed.js";
import { hasStruck, isAwaited } from "./moment.js";

/** The bells of a shared moment, in the order in which they ring; `next` is that of who speaks next. */
export type Bell = "opening" | "five" | "one" | "strike" | "next";

const MINUTE = 60_000;

/** A bell that could not ring in time does not ring: at ten past, a bell for six only confuses. */
const TOO_LATE_MILLIS = 2_500;
const LONGEST_TIMER_MILLIS = 60 * MINUTE;

export class BellEvent extends Event {
  constructor(
    readonly bell: Bell,
    readonly milestone: Milestone,
  ) {
    super("ring");
  }
}

/**
 * Rings each bell of a milestone once, at its instant of the server's clock, never after the fact. The strike
 * comes when the milestone starts; where the cities are ready it comes by the clock alone, so that all walls
 * strike together also over different networks.
 */
export class Bells extends EventTarget {
  readonly #clock: Clock;
  readonly #rung = new Set<string>();
  #id = "";
  #milestone: Milestone | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
  }

  /** To be told whenever the milestone may have changed, or the clock is known better. */
  watch(id: string, milestone: Milestone): void {
    this.#id = id;
    this.#milestone = milestone;
    this.#look();
  }

  #look(): void {
    const milestone = this.#milestone!;
    const now = this.#clock.now();
    clearTimeout(this.#timer);
    for (const [bell, at] of instants(milestone)) {
      if (at > now) {
        this.#timer = setTimeout(
          () => this.#look(),
          Math.min(LONGEST_TIMER_MILLIS, Math.max(1, this.#clock.wait(at))),
        );
        break;
      }
      if (bell === "strike" ? hasStruck(milestone, now) : isAwaited(milestone))
        this.#ring(bell, at, milestone);
    }
  }

  #ring(bell: Bell, at: number, milestone: Milestone): void {
    const key = `${this.#id}/${at}/${bell}`;
    if (this.#rung.has(key)) return;
    this.#rung.add(key);
    if (-this.#clock.wait(at) <= TOO_LATE_MILLIS) this.dispatchEvent(new BellEvent(bell, milestone));
  }
}

function instants(milestone: Milestone): [Bell, number][] {
  const strike = Date.parse(milestone.expected);
  return [
    ["opening", Date.parse(milestone.opensAt)],
    ["five", strike - 5 * MINUTE],
    ["one", strike - MINUTE],
    ["strike", strike],
  ];
}
