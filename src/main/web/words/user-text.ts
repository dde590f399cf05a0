import { html, nothing, type TemplateResult } from "lit";
import { withBalancedDirections } from "./isolation.js";

/**
 * Wraps what people wrote, so that its direction moves nothing beside it.
 *
 * @param lang the language that they write in, where it is known: by it, screen readers pronounce it
 */
export function userText(text: string, lang?: string): TemplateResult {
  return html`<bdi lang=${lang ?? nothing}>${withBalancedDirections(text)}</bdi>`;
}
