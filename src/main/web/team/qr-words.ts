/**
 * The code words of a QR code (ISO/IEC 18004): a text as bytes, and the words that correct errors in them.
 * Their level is M, which makes up for 15 % that cannot be read.
 */

/** Words of correction in each block, and how many blocks there are, by version from 1 on. */
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28,
];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];
const BYTES = 0b0100;
const LONG_COUNT_FROM = 10;
const PADDING = [0xec, 0x11];
/** x⁸ + x⁴ + x³ + x² + 1, by which the field of 256 elements is made. */
const FIELD = 0x11d;

/** How many modules take data and correction in a version: all that are not patterns. */
function dataModules(version: number): number {
  const all = (16 * version + 128) * version + 64;
  if (version === 1) return all;
  const alignments = Math.floor(version / 7) + 2;
  return all - ((25 * alignments - 10) * alignments - 55) - (version >= 7 ? 36 : 0);
}

function dataWords(version: number): number {
  return Math.floor(dataModules(version) / 8) - CORRECTION[version - 1]! * BLOCKS[version - 1]!;
}

function countBits(version: number): number {
  return version < LONG_COUNT_FROM ? 8 : 16;
}

/** The smallest version that holds so many bytes; fails where there are more than the largest here holds. */
export function versionFor(bytes: number): number {
  for (let version = 1; version <= BLOCKS.length; version++)
    if (4 + countBits(version) + 8 * bytes <= 8 * dataWords(version)) return version;
  throw new RangeError(`${bytes} bytes are too many for a code`);
}

/** The words of a text in that version, in the order in which they are drawn. */
export function codeWords(text: Uint8Array, version: number): number[] {
  const words = padded(bitsOf(text, version), version);
  const blocks = BLOCKS[version - 1]!;
  const correction = CORRECTION[version - 1]!;
  const all = Math.floor(dataModules(version) / 8);
  const shortBlocks = blocks - (all % blocks);
  const shortLength = Math.floor(all / blocks) - correction;
  const parts: number[][] = [];
  for (let i = 0, from = 0; i < blocks; i++) {
    const to = from + shortLength + (i < shortBlocks ? 0 : 1);
    parts.push(words.slice(from, to));
    from = to;
  }
  const divisor = divisorOf(correction);
  return [...interleaved(parts), ...interleaved(parts.map(part => remainder(part, divisor)))];
}

function bitsOf(text: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const add = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  add(BYTES, 4);
  add(text.length, countBits(version));
  text.forEach(byte => add(byte, 8));
  return bits;
}

/** Makes words of bits, and fills the rest of what the version holds. */
function padded(bits: number[], version: number): number[] {
  const most = dataWords(version);
  const end = Math.min(4, 8 * most - bits.length);
  const whole = [...bits, ...new Array<number>(end).fill(0)];
  while (whole.length % 8 !== 0) whole.push(0);
  const words: number[] = [];
  for (let i = 0; i < whole.length; i += 8)
    words.push(whole.slice(i, i + 8).reduce((word, bit) => (word << 1) | bit, 0));
  for (let i = 0; words.length < most; i++) words.push(PADDING[i % 2]!);
  return words;
}

/** The first word of each, then the second of each, and so on; some may have one more than the others. */
function interleaved(parts: number[][]): number[] {
  const longest = Math.max(...parts.map(part => part.length));
  return Array.from({ length: longest }, (_, i) => parts.flatMap(part => part.slice(i, i + 1))).flat();
}

/** The polynomial by which Reed and Solomon divide, without its highest member, which is 1. */
function divisorOf(degree: number): number[] {
  const result = new Array<number>(degree).fill(0);
  result[degree - 1] = 1;
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) result[j] = product(result[j]!, root) ^ (result[j + 1] ?? 0);
    root = product(root, 2);
  }
  return result;
}

function remainder(words: number[], divisor: number[]): number[] {
  const result = new Array<number>(divisor.length).fill(0);
  for (const word of words) {
    const factor = word ^ result.shift()!;
    result.push(0);
    divisor.forEach((member, i) => {
      result[i] = result[i]! ^ product(member, factor);
    });
  }
  return result;
}

function product(one: number, other: number): number {
  let result = 0;
  for (let i = 7; i >= 0; i--) {
    result = (result << 1) ^ ((result >>> 7) * FIELD);
    result ^= ((other >>> i) & 1) * one;
  }
  return result;
}
