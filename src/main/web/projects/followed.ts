import { choose, chosen } from "../device/choices.js";

/**
 * The projects that the reader of this device follows: kept here alone, without an account, and said to
 * nobody.
 */

/** Whoever follows more than this follows nothing; the first one marked gives way. */
const MOST_FOLLOWED = 100;
const KEY = "carillon.followed.";

/** The ids of the projects that are followed, the first one marked first. */
export function followedIn(edition: string): string[] {
  return (chosen(KEY + edition) ?? "").split(" ").filter(id => id !== "");
}

/** Marks a project, or takes the mark away. */
export function toggleFollowed(edition: string, project: string): void {
  const ids = withToggled(followedIn(edition), project);
  choose(KEY + edition, ids.length === 0 ? undefined : ids.join(" "));
}

/** Pure. */
export function withToggled(ids: readonly string[], project: string): string[] {
  return ids.includes(project) ? ids.filter(id => id !== project) : [...ids, project].slice(-MOST_FOLLOWED);
}

/** Asks whether an event of the storage, which other tabs cause, is about these marks. */
export function isOfFollowed({ key }: StorageEvent, edition: string): boolean {
  return key === null || key === KEY + edition;
}
