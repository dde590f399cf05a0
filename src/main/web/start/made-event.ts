import { html, LitElement, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import { WhileConnected } from "../page/while-connected.js";
import "../rehearsal/rehearsal-start.js";
import { TeamStore } from "../team/team-store.js";
import { cityLink } from "./city-links.js";
import { makeCurrent } from "./exchange.js";
import type { Made } from "./made-of.js";
import { sayNew } from "../words/new-words.js";
import { userText } from "../words/user-text.js";

type Step = "waiting" | "asking" | "done" | "failed";

/** What comes after an event was made: the links of its teams, its walls, its programme, its rehearsal. */
class MadeEvent extends LitElement {
  made!: Made;
  again!: () => void;
  #store: TeamStore | undefined;
  #current: Step = "waiting";
  #wrong = "";

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, signal => this.#begin(signal));
  }

  /** The links are those of the team page, where they are printed and sent: this tab keeps them for both. */
  #begin(signal: AbortSignal): void {
    this.#store = new TeamStore(this.made.id, signal);
    this.#store.addEventListener("change", () => this.requestUpdate(), { signal });
  }

  /** Those cities whose link is not here yet. */
  get #uninvited(): string[] {
    const invited = this.#store?.links.map(({ city }) => city) ?? [];
    return this.made.cities.map(({ id }) => id).filter(id => !invited.includes(id));
  }

  async #makeCurrent(): Promise<void> {
    this.#current = "asking";
    this.requestUpdate();
    const outcome = await makeCurrent(this.made.id);
    this.#wrong = outcome.kind === "refused" ? outcome.faults.map(({ detail }) => detail).join(" ") : "";
    this.#current = outcome.kind === "done" ? "done" : "failed";
    this.requestUpdate();
  }

  override render() {
    const { id, title } = this.made;
    return html`<main class="new">
      <section class="card">
        <h2>${sayNew("made.title")}</h2>
        <p>
          <a
            class="large"
            href=${addressOf(`/${id}/`)}
            >${userText(title)}</a
          >
        </p>
        <p class="quiet">${sayNew("changedLater")}</p>
      </section>
      ${this.#teamCard()} ${this.#wallCard()} ${this.#nextCard()}
      <div class="actions">
        <button @click=${() => this.again()}>${sayNew("another")}</button>
      </div>
    </main>`;
  }

  #teamCard(): TemplateResult {
    const { id, cities } = this.made;
    const { links = [], isBusy = false, failure } = this.#store ?? {};
    const uninvited = this.#uninvited;
    return html`<section class="card">
      <h2>${sayNew("teams")}</h2>
      <p>${sayNew("teamsMean")}</p>
      ${links.length === 0
        ? ""
        : html`<ul class="links">
            ${cities.map(city => {
              const link = links.find(one => one.city === city.id)?.link;
              return link === undefined ? "" : cityLink({ name: city.name, link });
            })}
          </ul>`}
      <div class="actions">
        ${uninvited.length === 0
          ? ""
          : html`<button
              class="primary"
              data-teams
              ?disabled=${isBusy}
              @click=${() => void this.#store?.inviteAll(uninvited)}
            >
              ${sayNew("makeLinks")}
            </button>`}
        <a
          class="button"
          href=${addressOf(`/${id}/team`)}
          >${sayNew("toTeams")}</a
        >
      </div>
      ${failure === undefined
        ? ""
        : html`<p
            class="fault"
            role="alert"
          >
            ${failure}
          </p>`}
    </section>`;
  }

  #wallCard(): TemplateResult {
    const { id, cities } = this.made;
    return html`<section class="card">
      <h2>${sayNew("walls")}</h2>
      <p>${sayNew("wallsMean")}</p>
      <ul class="walls-made">
        ${cities.map(
          city =>
            html`<li>
              <a href=${addressOf(`/${id}/wall?city=${city.id}`)}>${userText(city.name)}</a>
              <small dir="ltr">${location.host}${addressOf(`/${id}/wall?city=${city.id}`)}</small>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #nextCard(): TemplateResult {
    const { id } = this.made;
    return html`<section class="card">
      <h2>${sayNew("next")}</h2>
      <div class="actions">
        <a
          class="button"
          href=${addressOf(`/${id}/programme`)}
          >${sayNew("toProgramme")}</a
        >
        <button
          data-current
          ?disabled=${this.#current === "asking" || this.#current === "done"}
          @click=${() => this.#makeCurrent()}
        >
          ${sayNew(this.#current === "done" ? "isCurrent" : "makeCurrent")}
        </button>
      </div>
      <p class="quiet">${sayNew("currentMeans")}</p>
      ${this.#failure()}
      <rehearsal-start .edition=${id}></rehearsal-start>
    </section>`;
  }

  #failure(): TemplateResult | string {
    return this.#current === "failed"
      ? html`<p
          class="fault"
          role="alert"
        >
          ${this.#wrong || sayNew("unanswered")}
        </p>`
      : "";
  }
}

customElements.define("made-event", MadeEvent);
