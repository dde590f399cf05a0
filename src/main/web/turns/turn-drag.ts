/** A turn that somebody moves in the queue, and the place that it would have there. */
export interface Drag {
  id: string;
  to: number;
}

/** What the grips of a list of turns move. */
interface Dragged {
  /** What holds the rows of the queue, each with the id of its turn; it stays while they are drawn anew. */
  readonly list: HTMLElement;
  placeOf(id: string): number;
  show(drag: Drag | undefined): void;
  put(drag: Drag): void;
}

const ROW = "[data-turn]";
const WAITING_ROWS = ".turn.planned";

/** Moves the turns of a queue by mouse, pen and finger, which hold them by their grips. */
export class TurnDrag {
  readonly #dragged: () => Dragged;
  #drag: Drag | undefined;
  #pointer = -1;

  constructor(dragged: () => Dragged) {
    this.#dragged = dragged;
  }

  /** Whether a turn is held, so that nothing else may move it. */
  get isHolding(): boolean {
    return this.#drag !== undefined;
  }

  press(event: PointerEvent): void {
    const grip = (event.target as Element).closest(".grip");
    const id = grip?.closest<HTMLElement>(ROW)?.dataset["turn"];
    if (id === undefined || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    this.#drag = { id, to: this.#dragged().placeOf(id) };
    this.#pointer = event.pointerId;
    this.#dragged().list.setPointerCapture(event.pointerId);
    this.#dragged().show(this.#drag);
  }

  move(event: PointerEvent): void {
    if (this.#drag === undefined || event.pointerId !== this.#pointer) return;
    const { list } = this.#dragged();
    const { id, to } = this.#drag;
    const others = [...list.querySelectorAll<HTMLElement>(WAITING_ROWS)].filter(
      row => row.dataset["turn"] !== id,
    );
    const place = others.filter(row => middleOf(row) < event.clientY).length;
    if (place === to) return;
    this.#drag = { id, to: place };
    this.#dragged().show(this.#drag);
  }

  release(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === undefined || event.pointerId !== this.#pointer) return;
    this.#drag = undefined;
    this.#dragged().put(drag);
  }

  /** Leaves what is held where it was. */
  putBack(): void {
    if (this.#drag === undefined) return;
    this.#drag = undefined;
    this.#dragged().show(undefined);
  }
}

function middleOf(row: HTMLElement): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
