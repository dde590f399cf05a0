import type { Draft } from "./draft.js";
import { draftOf } from "./draft-of.js";

/** An event that was made here, as this tab remembers it. */
export interface Made {
  id: string;
  title: string;
  cities: readonly { id: string; name: string }[];
}

/** What is to be known of an event that was made, from what is announced of it. */
export function madeOf(id: string, announced: unknown, empty: Draft): Made | undefined {
  const draft = draftOf(announced, empty);
  if (draft === undefined) return undefined;
  const { title, cities } = draft;
  return { id, title, cities: cities.map(city => ({ id: city.id!, name: city.name })) };
}
