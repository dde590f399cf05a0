import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * What an element does for as long as it is on a page: begun whenever it is put on, ended whenever it is
 * taken off, however often. All that it listens to beyond itself belongs here, for whatever listens keeps the
 * element and all of its picture alive.
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

/** Does something once at the end: what takes no signal is stopped, closed or let go of there. */
export function atEnd(signal: AbortSignal, end: () => void): void {
  signal.addEventListener("abort", end, { once: true });
}
