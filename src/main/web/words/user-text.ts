import { html, type TemplateResult } from "lit";
import { withBalancedDirections } from "./isolation.js";

/** Wraps what people wrote, so that its direction moves nothing beside it. */
export function userText(text: string): TemplateResult {
  return html`<bdi>${withBalancedDirections(text)}</bdi>`;
}

/** Wraps several texts, with a point between them. */
export function userTexts(texts: readonly string[]): TemplateResult[] {
  return texts.map((text, i) => html`${i === 0 ? "" : " · "}${userText(text)}`);
}
