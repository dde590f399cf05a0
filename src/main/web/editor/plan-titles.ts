import { isSlot, type Lines } from "./plan-lines.js";

/** Gives the title of a slot where the first of these programmes that has it says it. */
export function titleIn(...programmes: Lines[]): (slot: string) => string {
  return slot =>
    programmes
      .flat()
      .filter(isSlot)
      .find(({ id }) => id === slot)?.title ?? slot;
}
