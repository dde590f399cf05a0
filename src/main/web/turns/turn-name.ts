import { html, type TemplateResult } from "lit";
import type { Timeline, Turn } from "../feed/document.js";
import { userText } from "../words/user-text.js";
import { isolated } from "../words/words.js";

/** What a turn is called: its city, and what it shows. */
interface TurnName {
  city: string | undefined;
  /** The name of its project, or else its title. */
  what: string | undefined;
  /** The language in which `what` is written, where it is known. */
  lang: string | undefined;
}

/** Names a turn; of a project that is gone, its title or its id stays. */
function nameOf(id: string, { city: by, project: shown, title }: Turn, timeline: Timeline): TurnName {
  const project = shown === undefined ? undefined : timeline.edition.projects?.[shown];
  const city = timeline.cities[by ?? project?.city ?? ""];
  const what = title ?? project?.name ?? shown ?? (city === undefined ? (by ?? id) : undefined);
  return { city: city?.name, what, lang: city?.lang };
}

/** Writes what a turn is called, in a sentence or an attribute: “Lyon · Potager partagé”. */
export function turnName(id: string, turn: Turn, timeline: Timeline): string {
  const { city, what } = nameOf(id, turn, timeline);
  return [city, what]
    .filter(part => part !== undefined)
    .map(isolated)
    .join(" · ");
}

/** Draws what a turn is called, with what people wrote marked as being in their language. */
export function turnText(id: string, turn: Turn, timeline: Timeline): TemplateResult {
  const { city, what, lang } = nameOf(id, turn, timeline);
  return html`${city === undefined ? "" : html`<b>${userText(city)}</b>`}
  ${what === undefined ? "" : userText(what, lang)}`;
}
