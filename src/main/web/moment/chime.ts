import type { Bell } from "./bells.js";

/** The partials of a bell: how high above the strike tone, how loud, how long it rings in seconds. */
const PARTIALS: [number, number, number][] = [
  [0.5, 0.5, 4],
  [1, 1, 3],
  [1.19, 0.5, 2.2],
  [1.5, 0.35, 1.8],
  [2, 0.4, 1.4],
  [2.74, 0.2, 0.8],
];
const NOTES: Record<Bell, number[]> = {
  opening: [392],
  five: [440, 440],
  one: [523, 523, 523],
  strike: [523, 659, 784, 1047],
  next: [659, 784],
};
const BETWEEN_NOTES_SECONDS = 0.55;

/** Sound, which a browser allows only after a touch of the page. */
export class Chime {
  #context: AudioContext | undefined;

  get allowed(): boolean {
    return this.#context?.state === "running";
  }

  /** Whether this browser can sound at all. */
  get isPossible(): boolean {
    return "AudioContext" in globalThis;
  }

  /** To be called from a tap or a key. */
  async allow(): Promise<void> {
    if (!this.isPossible) return;
    this.#context ??= new AudioContext();
    await this.#context.resume();
  }

  play(bell: Bell): void {
    const context = this.#context;
    if (context === undefined || !this.allowed) return;
    NOTES[bell].forEach((hertz, i) =>
      strike(context, hertz, context.currentTime + i * BETWEEN_NOTES_SECONDS),
    );
  }
}

function strike(context: AudioContext, hertz: number, at: number): void {
  for (const [ratio, loudness, seconds] of PARTIALS) {
    const tone = new OscillatorNode(context, { frequency: hertz * ratio });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.16 * loudness, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
}
