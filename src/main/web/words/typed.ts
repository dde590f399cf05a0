import { html, type TemplateResult } from "lit";
import { settled } from "./isolation.js";

/** What people wrote, as a part of a page: it moves nothing that stands beside it. */
export function typed(text: string): TemplateResult {
  return html`<bdi>${settled(text)}</bdi>`;
}

/** Several, with a point between them. */
export function typedList(texts: readonly string[]): TemplateResult[] {
  return texts.map((text, i) => html`${i === 0 ? "" : " · "}${typed(text)}`);
}
