import { idFor } from "../editor/slot-ids.js";

/** The id of a new event, which stands in its addresses: pure functions that suggest it and look at it. */

/** What stands at the place of an edition's id in other addresses of the server (docs/protocol.md). */
const RESERVED: readonly string[] = [
  "api",
  "carillon",
  "control",
  "current",
  "desk",
  "editions",
  "example",
  "health",
  "invite",
  "join",
  "manifest",
  "metrics",
  "new",
  "overlay",
  "problems",
  "programme",
  "projects",
  "report",
  "season",
  "stage",
  "sw",
  "team",
  "wall",
  "web",
];
const REHEARSAL = "-rehearsal";
const MOST_LETTERS = 64;
/** A rehearsal of it has this id and {@link REHEARSAL}. */
const MOST_REHEARSED = MOST_LETTERS - REHEARSAL.length;
const ID = /^[a-z0-9-]+$/;
const WITHOUT_LETTERS = "evenement";
const MOST_LETTERS_OF_TITLE = 35;
const YEAR = /(?:19|20)\d\d/;

/** Why an id cannot be that of a new event, as far as this page can tell. */
type Objection = "reserved" | "taken" | "rehearsal" | "letters" | "long";

/** @param taken the editions that there are */
export function objectionTo(id: string, taken: readonly string[]): Objection | undefined {
  if (id === "") return undefined;
  if (!ID.test(id)) return "letters";
  if (id.length > MOST_REHEARSED) return "long";
  if (id.endsWith(REHEARSAL)) return "rehearsal";
  if (RESERVED.includes(id)) return "reserved";
  return taken.includes(id) ? "taken" : undefined;
}

/** Makes an id of a title and the year of the event, which no other has; empty for an empty title. */
export function suggestedId(title: string, from: string, taken: readonly string[]): string {
  if (title.trim() === "") return "";
  const year = YEAR.test(title) ? "" : ` ${from.slice(0, 4)}`;
  // What is too long loses letters of its title, and keeps its year.
  const stem = idFor(title, new Set(), WITHOUT_LETTERS)
    .slice(0, MOST_LETTERS_OF_TITLE)
    .replace(/-rehearsal$|-+$/, "")
    .replace(`${WITHOUT_LETTERS}-1`, WITHOUT_LETTERS);
  return idFor(`${stem}${year}`, new Set([...RESERVED, ...taken]), WITHOUT_LETTERS);
}
