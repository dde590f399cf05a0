import { html, type TemplateResult } from "lit";
import type { Timeline, Turn } from "../feed/document.js";
import { namedTurn, turnWords } from "./named-turn.js";
import { userText } from "../words/user-text.js";
import { wording } from "../words/words.js";

/** Writes what a turn is called, in a sentence or an attribute: “Lyon · Potager partagé”. */
export function turnName(id: string, turn: Turn, timeline: Timeline): string {
  return turnWords(id, turn, timeline, wording);
}

/** Draws what a turn is called, with what people wrote marked as being in their language. */
export function turnText(id: string, turn: Turn, timeline: Timeline): TemplateResult {
  const { city, what } = namedTurn(id, turn, timeline);
  return html`${city === undefined ? "" : html`<b>${userText(city.name)}</b>`}
  ${what === undefined ? "" : userText(what, city?.lang)}`;
}

/** Names a city, where it is still there; or else by its id. */
export function namedCity({ cities }: Timeline, id: string): string {
  const city = cities[id];
  return city === undefined ? id : city.name;
}
