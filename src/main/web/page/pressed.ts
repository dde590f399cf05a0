/**
 * Whether a finger, a pen or a mouse presses somewhere on the page: what is drawn anew meanwhile could put
 * something else under it, which the click then means.
 */

/** What is held down for longer scrolls, chooses text or was forgotten. */
const MOST_MILLIS = 2_000;
/** A slow phone sends the click so long after the finger has gone. */
const CLICK_MILLIS = 300;
/** A finger that has gone farther drags something. */
const MOST_PIXELS = 10;

let pressed: Promise<void> | undefined;

/** Resolves once nothing is pressed any more; undefined where nothing is. */
export function released(): Promise<void> | undefined {
  return pressed;
}

addEventListener("pointerdown", ({ clientX, clientY }) => (pressed ??= press(clientX, clientY)), {
  capture: true,
});

async function press(x: number, y: number): Promise<void> {
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  await new Promise<void>(release => {
    setTimeout(release, MOST_MILLIS);
    addEventListener("pointercancel", () => release(), options);
    addEventListener("pointerup", () => setTimeout(release, CLICK_MILLIS), options);
    // What the click does is done first.
    addEventListener("click", () => setTimeout(release), options);
    addEventListener(
      "pointermove",
      ({ clientX, clientY }) => {
        if (Math.hypot(clientX - x, clientY - y) > MOST_PIXELS) release();
      },
      options,
    );
  });
  over.abort();
  pressed = undefined;
}
