import { atEnd } from "../page/while-connected.js";

/**
 * Keeps this device's screen awake while the page is in sight (Screen Wake Lock API). Browsers do so only for
 * pages that came over HTTPS, or from the device itself, and some not at all: then the device's own settings
 * must. Says `change` when it turns out which it is.
 */
export class ScreenAwake extends EventTarget {
  #refused = false;

  /** Whether the screen may go dark, as nothing here keeps it from it; no before the browser has answered. */
  get mayGoDark(): boolean {
    return this.#refused;
  }

  /** @param signal ends it, and lets the screen go */
  begin(signal: AbortSignal): void {
    // A browser lets go of the screen whenever the page is out of sight.
    document.addEventListener("visibilitychange", () => void this.#ask(signal), { signal });
    void this.#ask(signal);
  }

  async #ask(signal: AbortSignal): Promise<void> {
    if (document.hidden) return;
    const { wakeLock } = navigator as { wakeLock?: WakeLock };
    const lock = await wakeLock?.request("screen").catch(() => undefined);
    const letGo = (): void => {
      void lock?.release?.().catch(() => undefined);
    };
    if (signal.aborted) letGo();
    else atEnd(signal, letGo);
    // What was refused because the page went out of sight meanwhile says nothing.
    const isRefused = lock === undefined;
    if (document.hidden || this.#refused === isRefused) return;
    this.#refused = isRefused;
    this.dispatchEvent(new Event("change"));
  }
}
