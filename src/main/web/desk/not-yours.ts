import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import type { Session } from "../join/roles.js";
import { say } from "../words/other-words.js";
import { list } from "../words/words.js";

/** Says whose desk it is that a team has opened, whose team it is, and whom to ask. */
export function notYours(
  city: string,
  cities: Timeline["cities"],
  sessions: readonly Session[],
): TemplateResult {
  const own = sessions.flatMap(session => session.city ?? []).map(id => cities[id]?.name ?? id);
  const name = cities[city]?.name ?? city;
  return html`<h2>${say("deskOfOthers", { city: name })}</h2>
    <p>${say("deskOfOthers.yours", { cities: list(own) })}</p>
    <p>${say("deskOfOthers.ask", { city: name })}</p>`;
}
