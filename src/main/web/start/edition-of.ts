import { idFor } from "../editor/slot-ids.js";
import { isKnownZone } from "../time/formats.js";
import { dayAfter, firstShown, shownAs, withOffset } from "../time/local-time.js";
import type { CityDraft, Draft, Members, MomentDraft, SlotDraft } from "./draft.js";
import { inItsPlace, type Attended } from "./moment-places.js";

/** The edition that a draft describes, in the members of an edition's file: pure functions. */

/** An edition as it is sent, and which field of the form each of its parts comes from, by JSON pointer. */
interface Written {
  edition: Members;
  fields: ReadonlyMap<string, string>;
}

const DIGITS_ALONE = /^\d+$/;

/** @param someVenue what stands for the place of a city of which none is known yet */
export function editionOf(draft: Draft, someVenue: string): Written {
  const { title, id, zone, from, to, language, others, more } = draft;
  const fields = new Map(Object.entries(FIELDS));
  const cityIds = idsOf(draft.cities, ({ name }) => name, "ville");
  const momentIds = idsOf(draft.moments, moment => moment.title, "moment");
  const slotIds = idsOf(draft.slots, slot => slot.title, "slot");
  const template = templateOf(draft.slots, slotIds);
  const moments = draft.moments.map((moment, i) => momentOf(moment, momentIds[i]!, draft, cityIds));
  moments.forEach((moment, i) => fields.set(`/milestones/${moment.id}`, `moment-${i}`));
  const cities = draft.cities.map((city, i) => {
    const attended = moments.filter(({ cities: all }) => all === "all" || all.includes(cityIds[i]!));
    const lines = inItsPlace(city.programme ?? template, attended, city.zone);
    noteCity(fields, `/cities/${cityIds[i]!}`, `city-${i}`);
    lines.forEach((line, n) => {
      const moment = momentIds.indexOf(String(line["milestone"]));
      const slot = city.programme === undefined ? slotIds.indexOf(String(line["id"])) : -1;
      const pointer = `/cities/${cityIds[i]!}/programme/${n}`;
      if (moment >= 0) fields.set(pointer, `moment-${moment}`);
      else if (slot >= 0) fields.set(pointer, `slot-${slot}`);
    });
    return cityOf(city, lines, draft, someVenue);
  });
  return {
    edition: {
      ...more,
      edition: id,
      title: title.trim(),
      timezone: zone.trim(),
      from,
      to,
      languages: [language, ...others],
      milestones: Object.fromEntries(moments.map(moment => [moment.id, moment.members])),
      cities: Object.fromEntries(cities.map((city, i) => [cityIds[i]!, city])),
    },
    fields,
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  "/edition": "id",
  "/title": "title",
  "/timezone": "zone",
  "/from": "from",
  "/to": "to",
  "/languages": "languages",
  "/cities": "cities",
  "/milestones": "moments",
};

function noteCity(fields: Map<string, string>, pointer: string, field: string): void {
  fields.set(pointer, field);
  for (const member of ["name", "venue", "timezone", "position"])
    fields.set(`${pointer}/${member}`, `${field}-${member}`);
}

interface MomentOf extends Attended {
  cities: "all" | readonly string[];
  members: Members;
}

function momentOf(moment: MomentDraft, id: string, draft: Draft, cityIds: readonly string[]): MomentOf {
  const { title, titles, day, at, minutes, more, isMoved } = moment;
  const instant = instantOf(day, at, draft.zone);
  const listed = Array.isArray(more["cities"])
    ? (more["cities"] as unknown[]).map(String).filter(city => cityIds.includes(city))
    : [];
  const cities = listed.length === 0 ? "all" : listed;
  const quorum = Number(more["quorum"]);
  const most = cities === "all" ? cityIds.length : cities.length;
  const { quorum: _, ...rest } = more;
  return {
    id,
    instant,
    isMoved,
    cities,
    members: {
      ...rest,
      title: { ...titles, [draft.language]: title.trim() },
      at: instant === undefined ? `${day}T${at}:00Z` : withOffset(instant, draft.zone),
      ...(minutes !== "" && { duration: `PT${minutes}M` }),
      cities,
      // Of fewer cities no more can be ready.
      ...(quorum > 0 && { quorum: Math.max(1, Math.min(quorum, most)) }),
    },
  };
}

function instantOf(day: string, at: string, zone: string): number | undefined {
  const shown = shownAs(day) + Date.parse(`1970-01-01T${at}:00Z`);
  return Number.isFinite(shown) && isKnownZone(zone) ? firstShown(shown, zone) : undefined;
}

function cityOf(
  { name, names, venue, zone, position, more }: CityDraft,
  programme: readonly Members[],
  { language, others }: Draft,
  someVenue: string,
): Members {
  const spoken = Object.entries(names).filter(
    ([tag, word]) => [language, ...others].includes(tag) && word !== name.trim(),
  );
  return {
    ...more,
    name: name.trim(),
    ...(spoken.length > 0 && { names: Object.fromEntries(spoken) }),
    venue: venue.trim() === "" ? someVenue : venue.trim(),
    timezone: zone.trim(),
    ...(position !== undefined && { position }),
    programme,
  };
}

/** Writes the programme for all as each city has it. What ends ahead of its start ends on the next day. */
function templateOf(slots: readonly SlotDraft[], ids: readonly string[]): Members[] {
  return slots
    .map(({ day, from, to, title, kind }, i) => ({
      id: ids[i]!,
      day,
      ...(from === "" ? { part: "day" } : { at: from }),
      ...(from !== "" && to !== "" && { until: to > from ? to : `${dayAfter(day)}T${to}` }),
      kind,
      title: title.trim(),
    }))
    .sort((a, b) => startOf(a).localeCompare(startOf(b)));
}

function startOf({ day, at = "" }: { day: string; at?: string }): string {
  return `${day} ${at}`;
}

/** The ids of parts: those that they have, and one of its name for each that is new. */
function idsOf<Part extends { id?: string }>(
  parts: readonly Part[],
  nameOf: (part: Part) => string,
  what: string,
): string[] {
  const taken = new Set(parts.flatMap(({ id }) => (id === undefined ? [] : [id])));
  return parts.map(part => {
    if (part.id !== undefined) return part.id;
    const name = nameOf(part);
    // Where names are digits alone, what is sent would have them in another order.
    const id = idFor(DIGITS_ALONE.test(name.trim()) ? `${what} ${name}` : name, taken, what);
    taken.add(id);
    return id;
  });
}
