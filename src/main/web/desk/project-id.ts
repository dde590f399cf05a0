const MOST_CHARACTERS = 64;
const WITHOUT_LETTERS = "projet";

/**
 * Makes the id of a new project of its name, once: it is kept when that changes. It begins with its city, so
 * that two cities that know nothing of each other, without network, never make the same. Pure.
 *
 * @param taken the projects that there are, by their ids
 */
export function projectId(name: string, city: string, taken: object): string {
  const letters = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const id = `${city}-${letters === "" ? WITHOUT_LETTERS : letters}`;
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : `-${n}`;
    const made = id.slice(0, MOST_CHARACTERS - end.length).replace(/-$/, "") + end;
    if (!Object.hasOwn(taken, made)) return made;
  }
}
