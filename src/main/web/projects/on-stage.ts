import type { Timeline, Turn } from "../feed/document.js";
import { sharedTheme } from "./meeting.js";
import type { Listed } from "./projects.js";
import { onAir, type OnAir } from "../turns/on-air.js";
import type { TurnNow } from "../turns/turns.js";

/** Projects in the turns of shared moments and of cities: pure functions of the document and an instant. */

/** A project whose team speaks, or is next. */
export interface OnStage {
  project: Listed;
  air: OnAir;
  turn: TurnNow;
  isSpeaking: boolean;
}

/**
 * Lists those of some projects that are shown now or next, who speaks first.
 *
 * @param ids the projects that are looked for
 */
export function onStage(timeline: Timeline, now: number, ids: readonly string[]): OnStage[] {
  const everywhere = [onAir(timeline, now, null), ...ofCities(timeline, now)];
  const all = everywhere.flatMap((air): OnStage[] => {
    if (air === undefined) return [];
    const { speaking, next } = air.turns;
    return [speaking, next].flatMap(turn => {
      const id = turn?.turn.project;
      const project = timeline.edition.projects?.[id ?? ""];
      if (turn === undefined || id === undefined || project === undefined || !ids.includes(id)) return [];
      return [{ project: { ...project, id }, air, turn, isSpeaking: turn === speaking }];
    });
  });
  return [...all.filter(({ isSpeaking }) => isSpeaking), ...all.filter(({ isSpeaking }) => !isSpeaking)];
}

/** Finds the turns in the slots of the cities. */
function ofCities(timeline: Timeline, now: number): OnAir[] {
  return Object.keys(timeline.cities).flatMap(city => {
    const air = onAir(timeline, now, city);
    return air?.slot === undefined ? [] : [air];
  });
}

/**
 * Gives the cities of two turns whose projects share a theme; undefined where they share none. A turn that
 * shows no project stands for all projects of its city.
 */
export function citiesOfOneTheme(
  one: Turn | undefined,
  other: Turn | undefined,
  timeline: Timeline,
): [string, string] | undefined {
  for (const project of projectsIn(one, timeline))
    for (const second of projectsIn(other, timeline))
      if (sharedTheme(project, second) !== undefined) return [project.city, second.city];
  return undefined;
}

function projectsIn(turn: Turn | undefined, { edition: { projects = {} } }: Timeline) {
  const shown = projects[turn?.project ?? ""];
  if (shown !== undefined) return [shown];
  return Object.values(projects).filter(({ city }) => city === turn?.city);
}
