import { html, type TemplateResult } from "lit";
import { pageAddress } from "../http/base-path.js";
import { language, languages, say } from "../words/words.js";

/** The parts of a head that every page has, whether it follows an event or not. */

export function brandLink(): TemplateResult {
  return html`<a
    class="brand"
    href=${pageAddress("/")}
    ><img
      src=${mark()}
      alt=""
      width="20"
      height="20"
    />Carillon</a
  >`;
}

/**
 * Draws a button that is seen while it has the focus, and moves it to what somebody comes for.
 *
 * @param parts select that: the first of them that the page has, or else all that is below the head
 */
export function skipButton(words: string, page: HTMLElement, ...parts: string[]): TemplateResult {
  return html`<button
    class="skip"
    @click=${() => {
      const found = [...parts, "main"].map(part => page.querySelector<HTMLElement>(part));
      const target = found.find(element => element !== null)!;
      target.tabIndex = -1;
      target.focus();
    }}
  >
    ${words}
  </button>`;
}

/** Draws the ways to this page in the other languages. */
export function languageLinks(): TemplateResult {
  return html`<nav
    class="languages"
    aria-label=${say("language")}
  >
    ${languages.map(
      tag =>
        html`<a
          href=${inLanguage(tag)}
          lang=${tag}
          hreflang=${tag}
          aria-current=${tag === language ? "true" : "false"}
          >${tag}</a
        >`,
    )}
  </nav>`;
}

/** Gives the address of the shell's icon, with its hash. */
function mark(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? "";
}

/** Gives the address of this page in another language; the rest of the query stays. */
function inLanguage(tag: string): string {
  const query = new URLSearchParams(location.search);
  query.set("lang", tag);
  return `?${query}`;
}
