import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Runs what an element does while it is on a page: begins each time it is put on, ends each time it is taken
 * off. All that it listens to beyond itself belongs here, because a listener keeps the element and all of its
 * picture alive.
 *
 * What begins is given a signal that says when it ends: `addEventListener` takes it as it is, and {@link
 * atEnd} does the rest.
 */
export class WhileConnected implements ReactiveController {
  readonly #begin: (signal: AbortSignal) => void;
  #gone = new AbortController();

  constructor(host: ReactiveControllerHost, begin: (signal: AbortSignal) => void) {
    this.#begin = begin;
    host.addController(this);
  }

  hostConnected(): void {
    this.#gone = new AbortController();
    this.#begin(this.#gone.signal);
  }

  hostDisconnected(): void {
    this.#gone.abort();
  }
}

/** Calls back once when the signal ends, to stop or close what takes no signal. */
export function atEnd(signal: AbortSignal, end: () => void): void {
  signal.addEventListener("abort", end, { once: true });
}
