import { length, type Axis } from "./timeline-layout.js";

/** Where now stands in the window while it is followed, as a share of its width. */
const NOW_AT = 0.38;
const SHOWN_AT_FIRST_HOURS = 8;
const NARROW_PIXELS = 480;

/**
 * The part of the axis that a scrolling box shows. The browser scrolls the box, by finger, wheel and key;
 * this class knows how wide an hour is, and keeps an instant in its place while that changes. Everything in
 * the box stands at a multiple of `--hour`, so that zooming and the passing of time change one property each,
 * and no row.
 */
export class ChartWindow {
  readonly #box: HTMLElement;
  readonly #canvas: HTMLElement;
  #axis: Axis;
  #pixelsPerHour: number;
  #nowHours = 0;
  #shownNow = NaN;
  /** Where this put the box last; anywhere else, the reader has scrolled. */
  #put = NaN;
  #follows = true;

  constructor(box: HTMLElement, canvas: HTMLElement, axis: Axis) {
    this.#box = box;
    this.#canvas = canvas;
    this.#axis = axis;
    const hours = this.width < NARROW_PIXELS ? SHOWN_AT_FIRST_HOURS / 2 : SHOWN_AT_FIRST_HOURS;
    this.#pixelsPerHour = this.#within(this.width / hours);
    this.#apply();
  }

  get pixelsPerHour(): number {
    return this.#pixelsPerHour;
  }

  /** The width that is left for the axis beside the names. */
  get width(): number {
    return Math.max(
      120,
      this.#box.clientWidth - parseFloat(getComputedStyle(this.#box).scrollPaddingInlineStart || "0"),
    );
  }

  get #scroll(): number {
    return Math.abs(this.#box.scrollLeft);
  }

  /** The axis begins elsewhere now: what was seen stays where it is. */
  set axis(axis: Axis) {
    if (axis.from === this.#axis.from && axis.to === this.#axis.to) return;
    const scroll = this.#scroll + ((this.#axis.from - axis.from) / 3_600_000) * this.#pixelsPerHour;
    this.#axis = axis;
    this.#apply();
    this.#scrollTo(scroll);
  }

  /** Time passes: the line moves, by whole steps that can be seen. */
  pass(nowHours: number): void {
    this.#nowHours = nowHours;
    if (!(Math.abs(nowHours - this.#shownNow) * this.#pixelsPerHour < 0.4)) {
      this.#shownNow = nowHours;
      this.#canvas.style.setProperty("--now", nowHours.toFixed(4));
    }
    if (this.#follows) this.#toNow();
  }

  /** Handles a scroll: a reader who looks elsewhere is not brought back to now. */
  scrolled(): void {
    if (Math.abs(this.#scroll - this.#put) > 2) this.#follows = false;
  }

  follow(): void {
    this.#follows = true;
    this.#toNow();
  }

  /** Moves by a share of what is seen. */
  pan(share: number): void {
    this.#follows = false;
    this.#scrollTo(this.#scroll + share * this.width);
  }

  /** Keeps now in its place where it is seen, or else the middle. */
  zoom(factor: number): void {
    this.#zoomAt(factor, this.#anchor());
  }

  /** Keeps what is under a hand in its place, so many pixels from where the axis begins to be seen. */
  zoomAt(factor: number, pixels: number): void {
    this.#follows = false;
    this.#zoomAt(factor, pixels);
  }

  #zoomAt(factor: number, at: number): void {
    const hours = (this.#scroll + at) / this.#pixelsPerHour;
    this.#pixelsPerHour = this.#within(this.#pixelsPerHour * factor);
    this.#apply();
    this.#scrollTo(hours * this.#pixelsPerHour - at);
  }

  showAll(): void {
    this.zoomAt(0, 0);
  }

  /** From when to when is seen, in hours of the axis. */
  seen(): [number, number] {
    return [this.#scroll / this.#pixelsPerHour, (this.#scroll + this.width) / this.#pixelsPerHour];
  }

  #anchor(): number {
    const now = this.#nowHours * this.#pixelsPerHour - this.#scroll;
    return now >= 0 && now <= this.width ? now : this.width / 2;
  }

  #toNow(): void {
    this.#scrollTo(this.#nowHours * this.#pixelsPerHour - this.width * NOW_AT);
  }

  #scrollTo(pixels: number): void {
    const isMirrored = getComputedStyle(this.#box).direction === "rtl";
    const aim = Math.max(0, Math.round(pixels));
    if (aim !== this.#scroll) this.#box.scrollLeft = isMirrored ? -aim : aim;
    this.#put = this.#scroll;
  }

  /** From the whole axis to one hour. */
  #within(pixelsPerHour: number): number {
    return Math.min(this.width, Math.max(this.width / length(this.#axis), pixelsPerHour));
  }

  #apply(): void {
    this.#canvas.style.setProperty("--hour", `${this.#pixelsPerHour.toFixed(3)}px`);
    this.#canvas.style.setProperty("--hours", String(length(this.#axis)));
  }
}
