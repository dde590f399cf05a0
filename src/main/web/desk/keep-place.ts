/**
 * Keeps the buttons of a page where they are on the screen while something comes or goes above them: a thumb
 * that is on its way would hit another one. What lies above them moves instead, out at the top or back in.
 * Browsers do so by themselves only below the top of a page, and not all of them.
 */
export class PlaceKeeper {
  readonly #page: HTMLElement;
  /** What is to stay: elements by a selector, of which the first that is seen counts. */
  readonly #buttons: string;
  #held: { element: Element; top: number } | undefined;
  /** The height in pixels of what went while there was nothing to move back in at the top. */
  #room = 0;

  constructor(page: HTMLElement, buttons: string) {
    this.#page = page;
    this.#buttons = buttons;
  }

  /** Looks where the buttons are, ahead of a change. */
  before(): void {
    if (this.#room > 0 && scrollY >= this.#room) this.#scroll(-this.#leave(this.#room));
    const element = [...this.#page.querySelectorAll(this.#buttons)].find(isSeen);
    this.#held = element && { element, top: topOf(element) };
  }

  /** Puts them back there, after it. */
  after(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined || !isShown(held.element)) return;
    const moved = Math.round(topOf(held.element) - held.top);
    if (moved > 0) this.#scroll(moved - this.#leave(Math.min(this.#room, moved)));
    if (moved < 0) {
      const back = Math.min(scrollY, -moved);
      this.#scroll(-back);
      this.#leave(moved + back);
    }
  }

  /** Gives up so much of the room that is kept; keeps more where it is negative. */
  #leave(pixels: number): number {
    this.#room -= pixels;
    this.#page.style.setProperty("--kept-room", `${this.#room}px`);
    return pixels;
  }

  #scroll(pixels: number): void {
    if (pixels !== 0) scrollBy({ top: pixels, behavior: "instant" });
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

function isShown(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

function isSeen(element: Element): boolean {
  return isShown(element) && topOf(element) >= 0;
}
