import type { City, Milestone, Timeline } from "../feed/document.js";
import { items, type Item } from "./programme.js";

/** A line of a city's programme: one of its slots, or a moment that it shares with others. */
type ProgrammeLine = Item | { id: string; milestone: Milestone };

/** Lists a city's programme in its order, each shared moment where the city comes to it. */
export function programmeLines(
  id: string,
  city: City,
  { milestones }: Pick<Timeline, "milestones">,
): ProgrammeLine[] {
  const slots = items(city).map(item => ({ order: item.slot.order, line: item }));
  const moments = Object.entries(milestones).flatMap(([ref, milestone]) => {
    const order = milestone.cities[id]?.order;
    return order === undefined ? [] : [{ order, line: { id: ref, milestone } }];
  });
  return [...slots, ...moments].sort((a, b) => a.order - b.order).map(({ line }) => line);
}
