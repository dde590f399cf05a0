import type { Milestone, Timeline } from "../feed/document.js";
import { items, type Item } from "./programme.js";

/** A line of a city's programme: one of its slots, or a moment that it shares with others. */
export type ProgrammeLine = Item | { id: string; milestone: Milestone };

/** Lists a city's programme in its order, each shared moment where the city comes to it. */
export function programmeLines(timeline: Timeline, city: string): ProgrammeLine[] {
  const slots = items(timeline.cities[city]!).map(item => ({ order: item.slot.order, line: item }));
  const moments = Object.entries(timeline.milestones).flatMap(([id, milestone]) => {
    const order = milestone.cities[city]?.order;
    return order === undefined ? [] : [{ order, line: { id, milestone } }];
  });
  return [...slots, ...moments].sort((a, b) => a.order - b.order).map(({ line }) => line);
}
