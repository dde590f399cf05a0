/** Moves the focus through the cells of a grid, of which one at a time can be reached with Tab. */

type Direction = "next" | "previous" | "up" | "down";

export function step(from: HTMLElement, direction: Direction): void {
  const row = from.closest<HTMLElement>('[role="row"]')!;
  const to =
    direction === "next" || direction === "previous"
      ? cellsOf(row)[cellsOf(row).indexOf(from) + (direction === "next" ? 1 : -1)]
      : nearest(row, at(from), direction);
  if (to === undefined) return;
  row
    .parentElement!.querySelectorAll('[role="gridcell"][tabindex="0"]')
    .forEach(cell => cell.setAttribute("tabindex", "-1"));
  to.setAttribute("tabindex", "0");
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Finds the nearest cell in time in the next row up or down that has any. */
function nearest(row: HTMLElement, time: number, direction: "up" | "down"): HTMLElement | undefined {
  const rows = [...row.parentElement!.querySelectorAll<HTMLElement>(':scope > [role="row"]')];
  const ahead =
    direction === "down" ? rows.slice(rows.indexOf(row) + 1) : rows.slice(0, rows.indexOf(row)).reverse();
  return ahead
    .map(cellsOf)
    .find(cells => cells.length > 0)
    ?.sort((a, b) => Math.abs(at(a) - time) - Math.abs(at(b) - time))[0];
}

function cellsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[role="gridcell"]')].sort((a, b) => at(a) - at(b));
}

function at(cell: HTMLElement): number {
  return Number(cell.dataset["at"]);
}
