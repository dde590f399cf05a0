import { addressNotes } from "./address-notes.js";
import type { Timeline } from "../feed/document.js";
import { element } from "./dom.js";
import type { View } from "../feed/feed.js";
import { languages, say } from "../words/words.js";

/** Says above a page which parts of its address it does not show; as a rule there are none. */
export class AddressNotes extends HTMLElement {
  page = "";
  query = "";
  /** Gives the cities; undefined where a page does not need them. */
  feed: (EventTarget & { readonly view: View<Timeline> }) | undefined;

  connectedCallback(): void {
    this.setAttribute("role", "note");
    this.feed?.addEventListener("change", this.#see);
    this.#see();
  }

  disconnectedCallback(): void {
    this.feed?.removeEventListener("change", this.#see);
  }

  readonly #see = (): void => {
    const cities = this.feed?.view.timeline?.cities;
    if (cities !== undefined) this.feed?.removeEventListener("change", this.#see);
    const notes = addressNotes(this.page, this.query, cities, languages);
    this.replaceChildren(...notes.map(({ kind, facts }) => element("p", {}, say(`address.${kind}`, facts))));
    this.hidden = notes.length === 0;
  };
}
customElements.define("address-notes", AddressNotes);
