import type { Slot } from "../feed/document.js";

/** What was announced first, and what last: pure functions of the edition at two instants. */

/** A slot in the members of the edition file, as far as a report tells of it. */
export interface AnnouncedSlot {
  id: string;
  day: string;
  at?: string;
  until?: string;
  part?: Slot["part"];
  title: string;
  place?: string;
}

type AnnouncedLine = AnnouncedSlot | { milestone: string; id?: never };

/** An edition in the members of its file, as far as a report tells of it. */
export interface AnnouncedEdition {
  cities: Record<string, { name: string; language?: string; programme: AnnouncedLine[] }>;
}

/** A slot of which something else was announced in the end; one side is missing where it came or went. */
interface SlotHistory {
  first?: AnnouncedSlot;
  last?: AnnouncedSlot;
}

/** A city with the slots that were not announced at last as they were at first. */
export interface CityHistory {
  city: string;
  name: string;
  lang?: string;
  slots: SlotHistory[];
}

const TOLD: readonly (keyof AnnouncedSlot)[] = ["day", "at", "until", "part", "title", "place"];

/**
 * Lists what was announced differently, city by city: slots of which the hours, the title or the place are
 * others, then those that came, in the order of the programme, and at last those that went.
 */
export function histories(first: AnnouncedEdition, last: AnnouncedEdition): CityHistory[] {
  const ids = new Set([...Object.keys(last.cities), ...Object.keys(first.cities)]);
  return [...ids].flatMap(city => {
    const { name, language: lang } = (last.cities[city] ?? first.cities[city])!;
    const slots = differing(slotsOf(first, city), slotsOf(last, city));
    return slots.length === 0 ? [] : [{ city, name, slots, ...(lang !== undefined && { lang }) }];
  });
}

function slotsOf({ cities }: AnnouncedEdition, city: string): AnnouncedSlot[] {
  return (cities[city]?.programme ?? []).filter((line): line is AnnouncedSlot => line.id !== undefined);
}

function differing(before: AnnouncedSlot[], after: AnnouncedSlot[]): SlotHistory[] {
  const then = new Map(before.map(slot => [slot.id, slot]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after
      .map((last): SlotHistory => ({ last, ...(then.has(last.id) && { first: then.get(last.id)! }) }))
      .filter(
        ({ first, last }) => first === undefined || TOLD.some(member => first[member] !== last![member]),
      ),
    ...before.filter(({ id }) => !now.has(id)).map((first): SlotHistory => ({ first })),
  ];
}
