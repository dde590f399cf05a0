import { MINUTE_MILLIS, moved, stretched, type Bounds, type Span } from "./picture-spans.js";

/** What of a block is held: all of it, or one of its edges. */
type Part = "whole" | "start" | "end";

/** A block that somebody holds, and its hours where it would be put down. */
export interface Grip {
  id: string;
  part: Part;
  origin: Span;
  span: Span;
}

/** What the grips move. */
interface Held {
  /** What holds the blocks, in the order of their columns. */
  readonly field: HTMLElement;
  readonly columns: number;
  readonly bounds: Bounds;
  /** How many minutes the field shows from its upper edge to its lower one. */
  readonly minutes: number;
  spanOf(id: string): Span | undefined;
  show(grip: Grip | undefined): void;
  put(grip: Grip): void;
}

/** So far a mouse moves before it drags: less is a click. */
const CLICK_PIXELS = 4;
/** So long a finger rests on a block before it holds it: until then it scrolls the page. */
const GRIP_MILLIS = 350;
const RESTING_PIXELS = 10;

/**
 * Moves blocks by mouse, pen and finger. A mouse holds a block at once; a finger that rests on it for a
 * moment does too, and so scrolls the page everywhere else; the edges of the chosen block are held at once.
 */
export class Grips {
  readonly #held: () => Held;
  #grip: Grip | undefined;
  #from = { x: 0, y: 0, pointer: -1 };
  #isHolding = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(held: () => Held) {
    this.#held = held;
  }

  /** Whether a block is held, so that nothing else may move it. */
  get isHolding(): boolean {
    return this.#isHolding;
  }

  listen(field: HTMLElement, signal: AbortSignal): void {
    field.addEventListener("pointerdown", event => this.#press(event), { signal });
    field.addEventListener("pointermove", event => this.#move(event), { signal });
    field.addEventListener("pointerup", event => this.#release(event), { signal });
    field.addEventListener("pointercancel", () => this.putBack(), { signal });
    // A browser that has begun to scroll sends no more moves: it must not begin while a block is held.
    field.addEventListener(
      "touchmove",
      event => {
        if (this.#isHolding && event.cancelable) event.preventDefault();
      },
      { signal, passive: false },
    );
    field.addEventListener(
      "contextmenu",
      event => {
        if (this.#grip !== undefined) event.preventDefault();
      },
      { signal },
    );
    signal.addEventListener("abort", () => this.putBack(), { once: true });
  }

  /** Leaves what is held where it was. */
  putBack(): void {
    clearTimeout(this.#rest);
    const wasHolding = this.#isHolding;
    this.#grip = undefined;
    this.#isHolding = false;
    if (wasHolding) this.#held().show(undefined);
  }

  #press(event: PointerEvent): void {
    const block = (event.target as Element).closest<HTMLElement>("[data-row]");
    if (block === null || event.button !== 0 || !event.isPrimary) return;
    const id = block.dataset["row"]!;
    const origin = this.#held().spanOf(id);
    if (origin === undefined) return;
    const edge = (event.target as Element).closest<HTMLElement>("[data-edge]")?.dataset["edge"];
    const part = (edge as Part | undefined) ?? "whole";
    this.#grip = { id, part, origin, span: origin };
    this.#from = { x: event.clientX, y: event.clientY, pointer: event.pointerId };
    // What is held may be drawn anew in another place; the field stays.
    this.#held().field.setPointerCapture(event.pointerId);
    block.focus({ preventScroll: true });
    if (event.pointerType !== "touch") return;
    if (part !== "whole") this.#hold();
    else this.#rest = setTimeout(() => this.#hold(), GRIP_MILLIS);
  }

  #hold(): void {
    if (this.#grip === undefined) return;
    this.#isHolding = true;
    this.#held().show(this.#grip);
  }

  #move(event: PointerEvent): void {
    if (this.#grip === undefined || event.pointerId !== this.#from.pointer) return;
    const [x, y] = [event.clientX - this.#from.x, event.clientY - this.#from.y];
    const distance = Math.hypot(x, y);
    if (!this.#isHolding) {
      if (event.pointerType !== "touch" && distance >= CLICK_PIXELS) this.#hold();
      else if (event.pointerType === "touch" && distance > RESTING_PIXELS) this.putBack();
      if (!this.#isHolding) return;
    }
    const span = this.#spanAt(this.#grip, event.clientX, y);
    if (span.start === this.#grip.span.start && span.end === this.#grip.span.end) return;
    this.#grip = { ...this.#grip, span };
    this.#held().show(this.#grip);
  }

  #spanAt({ part, origin }: Grip, x: number, y: number): Span {
    const { field, minutes, bounds, columns } = this.#held();
    const box = field.getBoundingClientRect();
    const by = (y / box.height) * minutes;
    if (part !== "whole") return stretched(origin, part, by, bounds);
    const column = (at: number) => {
      const share = (at - box.left) / box.width;
      const isTurned = getComputedStyle(field).direction === "rtl";
      return Math.max(0, Math.min(columns - 1, Math.floor((isTurned ? 1 - share : share) * columns)));
    };
    return moved(origin, by, column(x) - column(this.#from.x), bounds);
  }

  #release(event: PointerEvent): void {
    clearTimeout(this.#rest);
    const grip = this.#grip;
    const wasHolding = this.#isHolding;
    if (grip === undefined || event.pointerId !== this.#from.pointer) return;
    this.#grip = undefined;
    this.#isHolding = false;
    if (!wasHolding) return;
    this.#held().show(undefined);
    this.#held().put(grip);
  }
}

/** How a key changes a block; undefined where it means something else. */
export function keyed(span: Span, event: KeyboardEvent, isTurned: boolean, bounds: Bounds): Span | undefined {
  const minutes = KEY_MINUTES[event.key];
  if (minutes !== undefined)
    return event.shiftKey ? stretched(span, "end", minutes, bounds) : moved(span, minutes, 0, bounds);
  if (event.shiftKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return undefined;
  return moved(span, 0, (event.key === "ArrowRight") === isTurned ? -1 : 1, bounds);
}

const KEY_MINUTES: Record<string, number> = { ArrowUp: -5, ArrowDown: 5, PageUp: -15, PageDown: 15 };

/** Whether both are the same hours. */
export function isSame(one: Span, other: Span): boolean {
  return Math.abs(one.start - other.start) < MINUTE_MILLIS && one.end === other.end;
}
