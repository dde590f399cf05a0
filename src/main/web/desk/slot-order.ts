import type { Listed } from "../projects/projects.js";
import { entriesOf, MOST_TURNS, type TurnEntry, type TurnPost } from "../turns/turn-posts.js";
import type { Block } from "../turns/turns.js";

/** Makes the order of a city's turns from its projects: pure functions, but for what is drawn. */

export const USUAL_MINUTES = 5;
const MOST_CHARACTERS_OF_AN_ID = 64;

/** How the projects of a city are put in order. */
export type Order = "name" | "theme" | "random";

/**
 * Lists the projects in another order.
 *
 * @param projects by their names
 * @param themes those of the edition, in its order; what has none comes last
 * @param random draws a number from 0 to 1, without 1
 */
export function inOrderOf(
  order: Order,
  projects: readonly Listed[],
  themes: readonly string[],
  random: () => number,
): Listed[] {
  switch (order) {
    case "name":
      return [...projects];
    case "theme":
      return [...themes, undefined].flatMap(wanted => projects.filter(({ theme }) => theme === wanted));
    case "random":
      return drawn(projects, random);
  }
}

/** Shuffles without favour (Fisher and Yates). */
function drawn(projects: readonly Listed[], random: () => number): Listed[] {
  const rest = [...projects];
  return projects.map(() => rest.splice(Math.floor(random() * rest.length), 1)[0]!);
}

/**
 * Sets the turns of a slot to one for each project. Those who speak or have spoken stay ahead of them, and
 * what else was to come behind.
 */
export function turnsFrom(block: Block, projects: readonly Listed[], minutes: number): TurnPost {
  const entries = entriesOf(block);
  const hasBegun = ({ id }: TurnEntry) => /^(running|done)$/.test(block.turns?.[id]?.state ?? "");
  const begun = entries.filter(hasBegun);
  const others = entries.filter(entry => !hasBegun(entry) && entry.project === undefined);
  const turns = [...begun];
  for (const { id: project } of projects)
    if (!begun.some(turn => turn.project === project))
      turns.push({ id: freeId(project, [...turns, ...others]), project, minutes });
  return { type: "turns.set", turns: [...turns, ...others].slice(0, MOST_TURNS) };
}

/** Adds a turn at the end; undefined where no more are taken. */
export function withAdded(
  block: Block,
  turn: Pick<TurnEntry, "project" | "title" | "minutes">,
): TurnPost | undefined {
  const entries = entriesOf(block);
  if (entries.length >= MOST_TURNS) return undefined;
  return { type: "turns.set", turns: [...entries, { id: freeId(turn.project ?? "turn", entries), ...turn }] };
}

function freeId(wanted: string, taken: readonly { id: string }[]): string {
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : `-${n}`;
    const id = wanted.slice(0, MOST_CHARACTERS_OF_AN_ID - end.length).replace(/-$/, "") + end;
    if (!taken.some(other => other.id === id)) return id;
  }
}
