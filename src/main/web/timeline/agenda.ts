import type { City, Milestone, Slot, Timeline } from "../feed/document.js";
import { isStillAhead, stateOf } from "../moment/moment.js";
import { comesAt, items, onNow, start } from "../programme/programme.js";
import { slotNow } from "../programme/what-is-on.js";
import { dayOf, midnight } from "../time/local-time.js";

/** The weekend as a list by day and hour: pure functions of the document and an instant. */

export type Entry = { id: string; at: number } & (
  | { kind: "slot"; slot: Slot; city: City }
  | { kind: "moment"; milestone: Milestone }
);

/** What begins together: at an hour, or without hours in a part of the day. */
export interface Hour {
  at: number;
  part: Slot["part"];
  entries: Entry[];
}

export interface Day {
  /** Its first instant that stands in the agenda. */
  at: number;
  hours: Hour[];
}

interface Agenda {
  past: Day[];
  /** How many entries the past has. */
  pastCount: number;
  current: Entry[];
  coming: Day[];
  /** Where its hours are those of the clocks. */
  zone: string;
}

type When = "past" | "current" | "coming";

/** Lists what all cities do, or one of them, in its own time then. */
export function agenda(timeline: Timeline, now: number, only?: string): Agenda {
  const zone = timeline.cities[only ?? ""]?.timezone ?? timeline.edition.timezone;
  const all = [...slotsOf(timeline, now, only), ...momentsOf(timeline, now, only)].sort(
    (a, b) => a.entry.at - b.entry.at,
  );
  const of = (wanted: When) => all.filter(({ when }) => when === wanted).map(({ entry }) => entry);
  const past = of("past");
  return {
    past: days(past, zone),
    pastCount: past.length,
    current: of("current"),
    coming: days(of("coming"), zone),
    zone,
  };
}

interface Placed {
  entry: Entry;
  when: When;
}

function slotsOf({ cities }: Timeline, now: number, only: string | undefined): Placed[] {
  return Object.entries(cities)
    .filter(([id]) => only === undefined || id === only)
    .flatMap(([ref, city]) => {
      const current = new Set(onNow(city, now).map(({ id }) => id));
      return items(city).map(({ id, slot }) => {
        const at = comesAt(slot, city.timezone) ?? midnight(slot.day, city.timezone);
        const entry: Entry = { kind: "slot", id: `${ref}/${id}`, at, slot, city };
        return { entry, when: current.has(id) ? "current" : whenOf(slot, city, at, now) };
      });
    });
}

function whenOf(slot: Slot, city: City, at: number, now: number): When {
  if (slot.state === "planned") return at > now || slotNow(slot, city, now) === "due" ? "coming" : "past";
  return slot.state === "skipped" && at > now ? "coming" : "past";
}

function momentsOf({ milestones }: Timeline, now: number, only: string | undefined): Placed[] {
  return Object.entries(milestones)
    .filter(([, { cities }]) => only === undefined || only in cities)
    .map(([id, milestone]) => {
      const at = Date.parse(milestone.expected);
      const isAhead = isStillAhead(milestone, now) || (milestone.state === "cancelled" && at > now);
      const isLive = stateOf(milestone, now) === "live";
      return {
        entry: { kind: "moment", id, at, milestone },
        when: isLive ? "current" : isAhead ? "coming" : "past",
      };
    });
}

function days(entries: Entry[], zone: string): Day[] {
  const byDay = new Map<string, Day>();
  for (const entry of entries) {
    const day = dayOf(entry.at, zone);
    const known = byDay.get(day) ?? { at: entry.at, hours: [] };
    byDay.set(day, known);
    const part = partShown(entry);
    const hour = known.hours.find(other => other.at === entry.at && other.part === part);
    if (hour === undefined) known.hours.push({ at: entry.at, part, entries: [entry] });
    else hour.entries.push(entry);
  }
  return [...byDay.values()];
}

/** Gives the part of the day that stands in place of a time; undefined where there is a time. */
function partShown(entry: Entry): Slot["part"] {
  return entry.kind === "slot" && start(entry.slot) === undefined ? entry.slot.part : undefined;
}
