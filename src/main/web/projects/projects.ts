import type { Project, Timeline } from "../feed/document.js";

/** Chooses among the projects of the cities: pure functions of the document. */

/** A project with its id. */
export type Listed = Project & { id: string };

/**
 * What a reader asks to see: a city and a theme, each empty for all, by which of them it is grouped, and
 * whether only what this device follows.
 */
export interface ProjectChoice {
  city: string;
  theme: string;
  by: "theme" | "city";
  followed: "yes" | "";
}

/** Projects that share a city or a theme; empty for those without a theme. */
interface Group {
  key: string;
  projects: Listed[];
}

/** Lists the projects of a city, or of all where none is named, by their names. */
export function projectsOf({ edition }: Pick<Timeline, "edition">, language: string, city = ""): Listed[] {
  const names = new Intl.Collator(language, { numeric: true });
  return Object.entries(edition.projects ?? {})
    .map(([id, project]) => ({ ...project, id }))
    .filter(project => city === "" || project.city === city)
    .sort((one, other) => names.compare(one.name, other.name) || names.compare(one.id, other.id));
}

/**
 * Reads from an address what is asked for. A city or a theme that the event does not have asks for all;
 * unless the address says it, projects are grouped by theme where one of them has one.
 */
export function choiceIn(query: string, { cities, edition }: Timeline): ProjectChoice {
  const members = new URLSearchParams(query);
  const known = (name: string, all: readonly string[]) => {
    const value = members.get(name) ?? "";
    return all.includes(value) ? value : "";
  };
  const hasThemes = Object.values(edition.projects ?? {}).some(({ theme }) => theme !== undefined);
  const by = members.get("by");
  return {
    city: known("city", Object.keys(cities)),
    theme: known("theme", edition.themes ?? []),
    by: by === "theme" || by === "city" ? by : hasThemes ? "theme" : "city",
    followed: members.get("followed") === "yes" ? "yes" : "",
  };
}

/** Writes what is asked for into an address, and keeps what else it says. */
export function queryWith(query: string, { city, theme, by, followed }: ProjectChoice): string {
  const members = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ city, theme, by, followed })) {
    if (value === "") members.delete(name);
    else members.set(name, value);
  }
  return `?${members}`;
}

/**
 * Groups the projects that are asked for: themes and cities in the order in which they were announced, and at
 * the end what has no theme. No group is empty.
 *
 * @param followed the ids of what this device follows
 */
export function groupsOf(
  timeline: Timeline,
  choice: ProjectChoice,
  language: string,
  followed: readonly string[],
): Group[] {
  const { edition, cities } = timeline;
  const asked = projectsOf(timeline, language, choice.city).filter(
    ({ id, theme }) =>
      (choice.theme === "" || theme === choice.theme) && (choice.followed === "" || followed.includes(id)),
  );
  const keys = choice.by === "city" ? Object.keys(cities) : [...(edition.themes ?? []), ""];
  return keys
    .map(key => ({ key, projects: asked.filter(project => (project[choice.by] ?? "") === key) }))
    .filter(({ projects }) => projects.length > 0);
}
