const CHANNEL = "carillon.posts";

/**
 * Tells the other tabs of this device, and its service worker, that a post has changed. Where the browser has
 * no channel, no tab is told.
 */
export class OtherTabs {
  readonly #channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : undefined;

  /** @param heard is called when another of them has told so */
  constructor(heard?: () => void) {
    if (this.#channel !== undefined && heard !== undefined) this.#channel.onmessage = heard;
  }

  tell(): void {
    this.#channel?.postMessage("changed");
  }

  close(): void {
    this.#channel?.close();
  }
}
