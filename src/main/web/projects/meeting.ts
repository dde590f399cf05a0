import type { Project, Timeline } from "../feed/document.js";
import { projectsOf, type Listed } from "./projects.js";

/** Who works on the same in other cities: pure functions of the document. */

/** A theme that two cities or more work on. */
export interface Meeting {
  theme: string;
  /** Those cities, in the order of the event. */
  cities: string[];
  /** Their projects on it, city by city and by their names. */
  projects: Listed[];
}

/**
 * Lists the themes on which cities meet, in the edition's order. A project without a theme meets none, and
 * neither does one whose theme the edition does not spell like that.
 *
 * @param among the cities that are looked at; all where none are named
 */
export function meetings(
  timeline: Timeline,
  language: string,
  among: readonly string[] = Object.keys(timeline.cities),
): Meeting[] {
  const all = projectsOf(timeline, language);
  return (timeline.edition.themes ?? []).flatMap(theme => {
    const ofTheme = all.filter(project => project.theme === theme);
    const cities = Object.keys(timeline.cities).filter(
      id => among.includes(id) && ofTheme.some(({ city }) => city === id),
    );
    const projects = cities.flatMap(id => ofTheme.filter(({ city }) => city === id));
    return cities.length < 2 ? [] : [{ theme, cities, projects }];
  });
}

/** Lists those that a project meets: the same theme, in other cities. */
export function metBy(project: Project, all: readonly Meeting[]): Listed[] {
  const meeting = all.find(({ theme }) => theme === project.theme);
  return (meeting?.projects ?? []).filter(other => sharedTheme(project, other) !== undefined);
}

/** Gives the theme that two projects of different cities share; undefined where they share none. */
export function sharedTheme(one: Project | undefined, other: Project | undefined): string | undefined {
  return one?.city !== other?.city && one?.theme === other?.theme ? one?.theme : undefined;
}
