import { forgetInTab, keepInTab, keptInTab } from "../device/tab-memory.js";
import type { Draft } from "./draft.js";
import type { Made } from "./made-of.js";

/** What this tab remembers of a new event, so that a reload loses nothing. */

const DRAFT = "carillon.new";
const MADE = "carillon.new.made";

export function keptDraft(): Draft | undefined {
  return read<Draft>(DRAFT);
}

export function keepDraft(draft: Draft): void {
  keepInTab(DRAFT, JSON.stringify(draft));
}

export function keptMade(): Made | undefined {
  return read<Made>(MADE);
}

/** From now on, the event that was made stands in the place of its draft. */
export function keepMade(made: Made): void {
  forgetInTab(DRAFT);
  keepInTab(MADE, JSON.stringify(made));
}

export function forgetMade(): void {
  forgetInTab(MADE);
}

function read<Kept>(key: string): Kept | undefined {
  return (JSON.parse(keptInTab(key) ?? "null") as Kept | null) ?? undefined;
}
