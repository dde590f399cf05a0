import { widest, type Edge } from "./chart-gaps.js";

/**
 * Puts the words of each block that a line crosses to the side of it where more of the block is seen, and
 * those of all blocks to where they are seen (`slots.css`).
 *
 * @param now in hours of the axis @param seen the part of the axis that is seen
 */
export function placeWords(chart: HTMLElement, now: number, seen: [number, number]): void {
  chart.style.setProperty("--seen-from", seen[0].toFixed(3));
  chart.style.setProperty("--seen-to", seen[1].toFixed(3));
  for (const block of chart.querySelectorAll(".crossed")) {
    const gaps = [...block.querySelectorAll<HTMLElement>(".gap")];
    const best = widest(
      gaps.map(({ dataset }) => ({ from: edge(dataset["from"]), to: edge(dataset["to"]) })),
      now,
      seen,
    );
    gaps.forEach((gap, i) => gap.toggleAttribute("hidden", i !== best));
  }
}

function edge(text: string | undefined): Edge {
  return text === "now" ? text : Number(text);
}
