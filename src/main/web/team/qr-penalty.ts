import type { Modules } from "./qr-code.js";

/**
 * How hard a QR code is to read (ISO/IEC 18004, section 7.8.3): of all masks, the one that costs least is
 * taken.
 */

const LONG_RUN = 5;
const COST_OF_RUN = 3;
const COST_OF_SQUARE = 3;
const COST_OF_FINDER = 40;
const COST_OF_BALANCE = 10;

export function penalty(modules: Modules): number {
  const columns = modules.map((_, x) => modules.map(row => row[x]!));
  const lines = [...modules, ...columns].reduce((cost, line) => cost + costOfLine(line), 0);
  return lines + costOfSquares(modules) + costOfBalance(modules);
}

/** What looks like a finder pattern costs, and so do five and more of one colour in a row. */
function costOfLine(line: boolean[]): number {
  let cost = 0;
  let isDark = false;
  let run = 0;
  // The margin is light.
  const runs = new Runs(line.length);
  for (const module of line) {
    if (module === isDark) {
      run++;
      if (run === LONG_RUN) cost += COST_OF_RUN;
      else if (run > LONG_RUN) cost++;
    } else {
      runs.add(run);
      if (!isDark) cost += runs.finders * COST_OF_FINDER;
      isDark = module;
      run = 1;
    }
  }
  if (isDark) {
    runs.add(run);
    run = 0;
  }
  runs.add(run + line.length);
  return cost + runs.finders * COST_OF_FINDER;
}

/** The lengths of the last seven runs of one colour, the newest first. */
class Runs {
  readonly #margin: number;
  readonly #lengths = [0, 0, 0, 0, 0, 0, 0];

  constructor(margin: number) {
    this.#margin = margin;
  }

  add(length: number): void {
    const isFirst = this.#lengths[0] === 0;
    this.#lengths.pop();
    this.#lengths.unshift(isFirst ? length + this.#margin : length);
  }

  /** How many finder patterns end here: dark and light as 1:1:3:1:1, with four of light on one side. */
  get finders(): number {
    const [after = 0, n = 0, light = 0, middle = 0, light2 = 0, dark = 0, before = 0] = this.#lengths;
    const isCore = n > 0 && light === n && middle === 3 * n && light2 === n && dark === n;
    if (!isCore) return 0;
    return (after >= 4 * n && before >= n ? 1 : 0) + (before >= 4 * n && after >= n ? 1 : 0);
  }
}

function costOfSquares(modules: Modules): number {
  let squares = 0;
  for (let y = 1; y < modules.length; y++)
    for (let x = 1; x < modules.length; x++) {
      const isDark = modules[y]![x];
      const isSquare =
        isDark === modules[y]![x - 1] && isDark === modules[y - 1]![x] && isDark === modules[y - 1]![x - 1];
      if (isSquare) squares++;
    }
  return squares * COST_OF_SQUARE;
}

function costOfBalance(modules: Modules): number {
  const all = modules.length ** 2;
  const dark = modules.flat().filter(isDark => isDark).length;
  return (Math.ceil(Math.abs(dark * 20 - all * 10) / all) - 1) * COST_OF_BALANCE;
}
