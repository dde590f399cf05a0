import { html, LitElement } from "lit";
import { addressOf } from "../http/base-path.js";
import { brandLink, languageLinks } from "../page/head-parts.js";
import { WhileConnected } from "../page/while-connected.js";
import { sayNew } from "../words/new-words.js";
import { isAdministrator } from "./exchange.js";

/** What a server without any event shows at every address. */
export class NoEvent extends LitElement {
  #isAdministrator = false;

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    this.#isAdministrator = await isAdministrator().catch(() => false);
    this.requestUpdate();
  }

  override render() {
    return html`<header class="top">
        <div>${brandLink()}</div>
        ${languageLinks()}
      </header>
      <main class="alone">
        <h1>${sayNew("noEvent")}</h1>
        ${this.#isAdministrator
          ? html`<a
              class="button large primary"
              href=${addressOf("/new")}
              >${sayNew("make")}</a
            >`
          : html`<p>${sayNew("noEventMeans")}</p>`}
      </main>`;
  }
}

customElements.define("no-event", NoEvent);
