import type { Bar } from "./timeline-layout.js";

/** Where the words of a block may stand, so that no line through the chart crosses one: pure arithmetic. */

/** An end of a gap, in hours of the axis; the line of now moves without a new drawing. */
export type Edge = number | "now";

export interface Gap {
  from: Edge;
  to: Edge;
}

/** How long a row is drawn once for, in hours: within it, now may come to any block. */
const DRAWN_FOR_HOURS = 0.25;

/** Orders the lines through the chart: the shared moments, and now among them. */
export function linesOf(moments: number[], now: number): Edge[] {
  const sorted = [...moments].sort((a, b) => a - b);
  return [...sorted.filter(at => at <= now), "now", ...sorted.filter(at => at > now)];
}

/**
 * Divides a block by the lines that cross it, or may do so before it is drawn again.
 *
 * @param quarter when the block is drawn, in hours of the axis
 */
export function gapsOf({ from, to }: Pick<Bar, "from" | "to">, lines: Edge[], quarter: number): Gap[] {
  const cuts = lines.filter(line =>
    line === "now" ? quarter <= to && quarter + DRAWN_FOR_HOURS > from : line > from && line < to,
  );
  const edges = [from, ...cuts, to];
  return edges.slice(1).map((edge, i) => ({ from: edges[i]!, to: edge }));
}

/** Chooses the gap of which most is seen; the first of equals. */
export function widest(gaps: Gap[], now: number, [seenFrom, seenTo]: [number, number]): number {
  const at = (edge: Edge) => (edge === "now" ? now : edge);
  const widths = gaps.map(({ from, to }) => Math.min(at(to), seenTo) - Math.max(at(from), seenFrom));
  return widths.indexOf(Math.max(...widths));
}
