import { html, LitElement, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import { brandLink, languageLinks } from "../page/head-parts.js";
import { WhileConnected } from "../page/while-connected.js";
import { dateFormat } from "../time/formats.js";
import { say } from "../words/other-words.js";
import { userText } from "../words/user-text.js";
import { language } from "../words/words.js";
import { allEditions, inState, type Edition } from "./editions.js";

const STATES: readonly Edition["state"][] = ["on", "coming", "over"];
const RETRY_MILLIS = 5_000;

/** All events that this server has: what is on, what comes, and what is over, with the ways into each. */
export class EditionsPage extends LitElement {
  #editions: readonly Edition[] | undefined;
  #isUnanswered = false;

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, signal => void this.#load(signal));
  }

  async #load(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#editions === undefined) {
      this.#editions = await allEditions().catch(() => undefined);
      this.#isUnanswered = this.#editions === undefined;
      this.requestUpdate();
      if (this.#isUnanswered) await new Promise(again => setTimeout(again, RETRY_MILLIS));
    }
  }

  override render() {
    return html`<header class="top">
        <div>
          ${brandLink()}
          <h1>${say("editions")}</h1>
        </div>
        ${languageLinks()}
      </header>
      <main class="editions">${this.#content()}</main>`;
  }

  #content(): TemplateResult | TemplateResult[] {
    const editions = this.#editions;
    if (editions === undefined)
      return html`<p
        class="quiet"
        role="status"
      >
        ${say(this.#isUnanswered ? "unanswered" : "connecting")}
      </p>`;
    if (editions.length === 0) return html`<p class="quiet">${say("editions.none")}</p>`;
    return STATES.map(state => section(state, inState(editions, state)));
  }
}

function section(state: Edition["state"], editions: Edition[]): TemplateResult {
  return editions.length === 0
    ? html``
    : html`<section
        class=${state}
        aria-labelledby=${`editions-${state}`}
      >
        <h2 id=${`editions-${state}`}>${say(`editions.${state}`)}</h2>
        <ul>
          ${editions.map(card)}
        </ul>
      </section>`;
}

function card(edition: Edition): TemplateResult {
  return html`<li class="card">
    <h3><a href=${pageOf(edition, "/")}>${userText(edition.title)}</a></h3>
    <p class="days">
      ${days(edition)} ${edition.rehearsal === true ? html`<strong>${say("rehearsal")}</strong>` : ""}
    </p>
    ${edition.current === true ? html`<p class="quiet">${say("editions.current")}</p>` : ""}
    <nav aria-label=${edition.title}>
      ${ways(edition).map(([path, words]) => html`<a href=${pageOf(edition, path)}>${words}</a>`)}
    </nav>
  </li>`;
}

/** What is over is looked back at; what comes, or is on, is followed. */
function ways({ state, from }: Edition): [path: string, words: string][] {
  return state === "over"
    ? [
        ["/report", say("report")],
        [`/?at=${from}T08:00Z`, say("replay.again")],
        ["/projects", say("projects")],
      ]
    : [
        ["/", say("ways.timeline")],
        ["/projects", say("projects")],
        ["/wall?choose", say("walls")],
        ["/desk", say("ways.desk")],
        ...(state === "on" ? [["/report", say("report")] as [string, string]] : []),
      ];
}

function pageOf({ id }: Edition, path: string): string {
  return addressOf(`/${id}${path}`);
}

/** Its days as its readers write them, such as 4–5 mars 2017. */
function days({ from, to }: Edition): string {
  const asDate = dateFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return asDate.formatRange(Date.parse(from), Date.parse(to));
}
customElements.define("editions-page", EditionsPage);
