import { html, LitElement } from "lit";
import { addressOf, pathOf } from "../http/base-path.js";
import { join } from "./session.js";
import { say } from "../words/words.js";

/** Turns a link into a session. The link leaves the address and the history at once, for it is a secret. */
export class JoinPage extends LitElement {
  readonly #invite = pathOf(location.pathname).split("/")[2] ?? "";
  #failure: string | undefined;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    history.replaceState(null, "", addressOf("/join"));
    void this.#join();
  }

  async #join(): Promise<void> {
    this.#failure = undefined;
    this.requestUpdate();
    try {
      const joined = await join(this.#invite);
      if (typeof joined === "object")
        location.replace(addressOf(joined.role === "coordinator" ? "/control" : "/desk"));
      else this.#failure = joined;
    } catch {
      this.#failure = say("cutOff");
    }
    this.requestUpdate();
  }

  override render() {
    return html`<main class="alone">
      <p class="brand">Carillon</p>
      ${this.#failure === undefined
        ? html`<h1 role="status">${say("joining")}</h1>`
        : html`<h1>${say("joinFailed")}</h1>
            <p role="alert">${this.#failure}</p>
            <button
              class="large"
              @click=${() => this.#join()}
            >
              ${say("tryAgain")}
            </button>`}
    </main>`;
  }
}
customElements.define("join-page", JoinPage);
