import { codeWords, versionFor } from "./qr-words.js";
import { penalty } from "./qr-penalty.js";

/**
 * A text as a QR code (ISO/IEC 18004). It is drawn here and not by the server: so the secret of a link is in
 * no address that is asked for, and a code is there without network.
 */

/** Rows of modules, of which `true` is dark. */
export type Modules = boolean[][];

const MASKS: ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  x => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];
const FIRST_WITH_VERSION = 7;

/** Draws the code of a text; fails where it is longer than a thousand bytes or so. */
export function qrCode(text: string): Modules {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const drawing = new Drawing(version);
  drawing.drawWords(codeWords(bytes, version));
  const masked = MASKS.map((_, mask) => drawing.masked(mask));
  const penalties = masked.map(penalty);
  return masked[penalties.indexOf(Math.min(...penalties))]!;
}

class Drawing {
  readonly #version: number;
  readonly #size: number;
  readonly #dark: Modules;
  /** Whether a module belongs to a pattern, which no mask changes. */
  readonly #fixed: Modules;

  constructor(version: number) {
    this.#version = version;
    this.#size = 4 * version + 17;
    this.#dark = square(this.#size);
    this.#fixed = square(this.#size);
    this.#drawPatterns();
  }

  #fix(x: number, y: number, isDark: boolean): void {
    this.#dark[y]![x] = isDark;
    this.#fixed[y]![x] = true;
  }

  #drawPatterns(): void {
    const last = this.#size - 1;
    for (let i = 0; i <= last; i++) {
      this.#fix(6, i, i % 2 === 0);
      this.#fix(i, 6, i % 2 === 0);
    }
    this.#drawRings(3, 3, 4, [2, 4]);
    this.#drawRings(last - 3, 3, 4, [2, 4]);
    this.#drawRings(3, last - 3, 4, [2, 4]);
    const centres = alignments(this.#version, this.#size);
    const end = centres.at(-1);
    for (const x of centres)
      for (const y of centres)
        if (!((x === 6 && (y === 6 || y === end)) || (x === end && y === 6))) this.#drawRings(x, y, 2, [1]);
    this.#drawFormat(0);
    this.#drawVersion();
  }

  /** Draws squares around a place, of which those are light that are so far from it. */
  #drawRings(x: number, y: number, radius: number, light: number[]): void {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        if (this.#dark[y + dy]?.[x + dx] !== undefined)
          this.#fix(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  /** Says twice which mask was taken; the level of correction, M, is written as 0. */
  #drawFormat(mask: number): void {
    const bits = ((mask << 10) | checked(mask, 10, 0x537)) ^ 0x5412;
    const bit = (i: number) => ((bits >>> i) & 1) === 1;
    const last = this.#size - 1;
    for (let i = 0; i <= 5; i++) this.#fix(8, i, bit(i));
    this.#fix(8, 7, bit(6));
    this.#fix(8, 8, bit(7));
    this.#fix(7, 8, bit(8));
    for (let i = 9; i < 15; i++) this.#fix(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i++) this.#fix(last - i, 8, bit(i));
    for (let i = 8; i < 15; i++) this.#fix(8, last - 14 + i, bit(i));
    this.#fix(8, last - 7, true);
  }

  #drawVersion(): void {
    if (this.#version < FIRST_WITH_VERSION) return;
    const bits = (this.#version << 12) | checked(this.#version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const isDark = ((bits >>> i) & 1) === 1;
      const far = this.#size - 11 + (i % 3);
      this.#fix(far, Math.floor(i / 3), isDark);
      this.#fix(Math.floor(i / 3), far, isDark);
    }
  }

  /** Fills what is no pattern, two columns at a time from the right, up and down in turns. */
  drawWords(words: number[]): void {
    let next = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.#size; step++) {
        const y = ((right + 1) & 2) === 0 ? this.#size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.#fixed[y]![x] || next >= 8 * words.length) continue;
          this.#dark[y]![x] = ((words[next >>> 3]! >>> (7 - (next & 7))) & 1) === 1;
          next++;
        }
      }
    }
  }

  masked(mask: number): Modules {
    this.#drawFormat(mask);
    const turns = MASKS[mask]!;
    return this.#dark.map((row, y) =>
      row.map((isDark, x) => (!this.#fixed[y]![x] && turns(x, y) === 0 ? !isDark : isDark)),
    );
  }
}

function square(size: number): Modules {
  return Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
}

/** Where the small squares have their centres, in both directions. */
function alignments(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((4 * version + 4) / (2 * count - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - step * (count - 2 - i))];
}

/** The remainder of a value with so many zeros behind it, by a polynomial. */
function checked(value: number, length: number, polynomial: number): number {
  let rest = value;
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (length - 1)) * polynomial);
  return rest;
}
