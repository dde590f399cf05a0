const AGAIN_MILLIS = 10_000;

/** Loads a picture again that did not load before the network was there. */
export function again(event: Event): void {
  const picture = event.target as HTMLImageElement;
  setTimeout(() => {
    if (picture.isConnected) picture.src = picture.src;
  }, AGAIN_MILLIS);
}
