import type { ChartWindow } from "./chart-window.js";
import { atEnd } from "../page/while-connected.js";

const DRAG_PIXELS = 4;
const WHEEL_ZOOM = 0.0022;

/**
 * Moves the chart by gestures: a wheel with ctrl or over the axis, two fingers, and a mouse that drags. One
 * finger scrolls the box anyway.
 *
 * @param changed called when the window shows something else @param signal ends all of it
 */
export function gestures(
  box: HTMLElement,
  window: ChartWindow,
  changed: () => void,
  signal: AbortSignal,
): void {
  box.addEventListener(
    "wheel",
    event => {
      if (!event.ctrlKey && (event.target as Element).closest(".axis") === null) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * WHEEL_ZOOM * (event.deltaMode === 1 ? 16 : 1)), event.clientX);
    },
    { passive: false, signal },
  );

  let dragging: AbortController | undefined;
  atEnd(signal, () => dragging?.abort());

  let apart = 0;
  box.addEventListener(
    "touchstart",
    event => {
      apart = event.touches.length === 2 ? distance(event) : 0;
    },
    { passive: true, signal },
  );
  box.addEventListener(
    "touchmove",
    event => {
      if (event.touches.length !== 2 || apart === 0) return;
      event.preventDefault();
      const now = distance(event);
      zoom(now / apart, (event.touches[0]!.clientX + event.touches[1]!.clientX) / 2);
      apart = now;
    },
    { passive: false, signal },
  );

  box.addEventListener(
    "pointerdown",
    event => {
      if (event.pointerType === "mouse" && event.button === 0) drag(event);
    },
    { signal },
  );

  function zoom(factor: number, clientX: number): void {
    window.zoomAt(factor, fromAxis(clientX));
    changed();
  }

  /** Pixels from where the axis begins to be seen, beside the names. */
  function fromAxis(clientX: number): number {
    const { left, right, width } = box.getBoundingClientRect();
    const fromStart = getComputedStyle(box).direction === "rtl" ? right - clientX : clientX - left;
    return Math.max(0, fromStart - (width - window.width));
  }

  function distance({ touches }: TouchEvent): number {
    return Math.max(
      1,
      Math.hypot(touches[0]!.clientX - touches[1]!.clientX, touches[0]!.clientY - touches[1]!.clientY),
    );
  }

  function drag(down: PointerEvent): void {
    const from = { left: box.scrollLeft, top: box.scrollTop };
    const done = (dragging = new AbortController());
    addEventListener(
      "pointermove",
      event => {
        const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
        if (!box.classList.contains("dragging") && Math.hypot(x, y) < DRAG_PIXELS) return;
        box.classList.add("dragging");
        box.scrollTo(from.left - x, from.top - y);
      },
      { signal: done.signal },
    );
    for (const end of ["pointerup", "pointercancel", "blur"]) {
      addEventListener(
        end,
        () => {
          box.classList.remove("dragging");
          done.abort();
        },
        { signal: done.signal },
      );
    }
  }
}
