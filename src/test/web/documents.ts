import type { City, Milestone, Slot, Timeline } from "../../main/web/feed/document.js";

/**
 * Documents of which a test writes only what it is about. Hours are those of Paris in winter, on 4 March
 * 2017.
 */

export function at(time: string): string {
  return new Date(`2017-03-04T${time}:00+01:00`).toISOString().replace(".000", "");
}

export function millisAt(time: string): number {
  return Date.parse(at(time));
}

export function slotWith(slot: Partial<Slot>): Slot {
  return { title: "Atelier", kind: "work", order: 0, day: "2017-03-04", state: "planned", ...slot };
}

/** A slot that is expected as it was announced. */
export function slotAt(order: number, start: string, end?: string, changes: Partial<Slot> = {}): Slot {
  const times = { start: at(start), ...(end === undefined ? {} : { end: at(end) }) };
  return slotWith({ order, planned: times, expected: times, ...changes });
}

export function cityWith(slots: Record<string, Slot>, changes: Partial<City> = {}): City {
  return {
    name: "Lyon",
    venue: "Epitech",
    timezone: "Europe/Paris",
    links: {},
    state: "open",
    slots,
    help: {},
    ...changes,
  };
}

export function milestoneWith(changes: Partial<Milestone>): Milestone {
  return {
    title: { fr: "Appel" },
    planned: at("18:00"),
    expected: at("18:00"),
    opensAt: at("17:45"),
    endsAt: at("18:30"),
    state: "planned",
    quorum: 1,
    readyCount: 0,
    cities: {},
    ...changes,
  };
}

export function timelineWith(
  cities: Record<string, City>,
  milestones: Record<string, Milestone> = {},
  edition: Partial<Timeline["edition"]> = {},
): Timeline {
  return {
    edition: {
      id: "essai",
      title: "Essai",
      timezone: "Europe/Paris",
      from: "2017-03-04",
      to: "2017-03-05",
      languages: ["fr"],
      rehearsal: false,
      projects: {},
      themes: [],
      ...edition,
    },
    cities,
    milestones,
    notices: {},
  };
}
