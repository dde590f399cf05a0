import type { Timeline } from "../feed/document.js";
import { projectsOf, type Listed } from "../projects/projects.js";
import type { TurnEntry } from "./turn-posts.js";

/** What an order of turns can be made from: pure functions of the document, a choice and a seed. */

/**
 * Of what: the cities, each once; or the projects of these cities, city after city, theme after theme, or
 * drawn at random.
 */
export type Source = "cities" | "byCity" | "byTheme" | "drawn";

/** What an order is made from. */
export interface Making {
  source: Source;
  /** The cities whose turns they are, in their order. */
  cities: readonly string[];
  minutes: number;
  /** Of what is drawn: the same seed draws the same order. */
  seed: number;
  /** By whose alphabet the projects of a group are sorted. */
  language: string;
}

/** The most that can be asked for as a seed: short enough to be read out in a call. */
export const MOST_SEED = 999;

/** Makes the turns in their order; none where there is nothing to make them from. */
export function madeTurns(timeline: Timeline, making: Making): TurnEntry[] {
  const { cities, minutes } = making;
  if (making.source === "cities") return cities.map(city => ({ id: city, city, minutes }));
  return inOrder(projectsOfCities(timeline, making), timeline, making).map(({ id, city }) => ({
    id,
    city,
    project: id,
    minutes,
  }));
}

/** Lists the projects city after city, each by their names. */
function projectsOfCities(timeline: Timeline, { cities, language }: Making): Listed[] {
  return cities.flatMap(city => (city === "" ? [] : projectsOf(timeline, language, city)));
}

function inOrder(projects: Listed[], { edition }: Timeline, { source, seed }: Making): Listed[] {
  if (source === "drawn") return drawn(projects, seed);
  if (source === "byCity") return projects;
  const themes = edition.themes ?? [];
  const place = ({ theme }: Listed) => {
    const at = themes.indexOf(theme ?? "");
    return at === -1 ? themes.length : at;
  };
  return projects.toSorted((one, other) => place(one) - place(other));
}

/** Draws an order (Fisher and Yates), the same for the same projects and seed, however they were sorted. */
function drawn(projects: Listed[], seed: number): Listed[] {
  const all = projects.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const random = randomOf(seed);
  for (let last = all.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    [all[last], all[at]] = [all[at]!, all[last]!];
  }
  return all;
}

/** Gives numbers from 0 to 1 that look like chance, always the same of a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
