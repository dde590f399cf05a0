import { Announcer } from "./announcer.js";
import type { Timeline } from "../feed/document.js";
import type { View } from "../feed/feed.js";
import { wording } from "../words/words.js";

/** The page's one live region for what happens: unseen, polite, and never moved by a clock. */
export class LiveRegion extends HTMLElement {
  feed!: EventTarget & { readonly view: View<Timeline> };
  readonly #announcer = new Announcer(wording, sentence => {
    this.textContent = sentence;
  });
  #gone = new AbortController();

  connectedCallback(): void {
    this.setAttribute("aria-live", "polite");
    this.setAttribute("aria-atomic", "true");
    Object.assign(this.style, {
      position: "absolute",
      inlineSize: "1px",
      blockSize: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
      insetBlockStart: "0",
    });
    this.#gone = new AbortController();
    this.feed.addEventListener("change", () => this.#see(), { signal: this.#gone.signal });
    this.#see();
  }

  disconnectedCallback(): void {
    this.#gone.abort();
    this.#announcer.stop();
  }

  #see(): void {
    const timeline = this.feed.view.timeline;
    if (timeline !== undefined) this.#announcer.see(timeline);
  }
}
customElements.define("live-region", LiveRegion);
