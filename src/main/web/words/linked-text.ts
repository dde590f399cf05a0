import { html, nothing, type TemplateResult } from "lit";
import { withBalancedDirections } from "./isolation.js";
import { textParts } from "./text-parts.js";

/**
 * Wraps what people wrote, so that its direction moves nothing beside it, with its addresses as links. An
 * address is written from left to right in every language.
 *
 * @param lang the language that they write in, where it is known: by it, screen readers pronounce it
 */
export function linkedText(text: string, lang?: string): TemplateResult {
  return html`<bdi
    class="linked"
    lang=${lang ?? nothing}
    >${textParts(withBalancedDirections(text)).map(part =>
      part.href === undefined
        ? part.text
        : html`<a
            dir="ltr"
            href=${part.href}
            target="_blank"
            rel="noreferrer"
            >${part.text}</a
          >`,
    )}</bdi
  >`;
}
