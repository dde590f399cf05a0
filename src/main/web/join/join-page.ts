import { html, LitElement, type TemplateResult } from "lit";
import { addressOf, pageAddressIn } from "../http/base-path.js";
import type { Timeline } from "../feed/document.js";
import { firstDocument } from "../feed/first-document.js";
import { forgetSecret, takeSecret } from "./invite-secret.js";
import { rolesHere } from "./identity.js";
import { isSame, type Role } from "./roles.js";
import { join, look, type Invitation } from "./session.js";
import { WhileConnected } from "../page/while-connected.js";
import { cityName } from "../words/city-name.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { language, list } from "../words/words.js";

type Step =
  | { kind: "looking" | "joining" }
  | { kind: "invited"; invitation: Invitation }
  | { kind: "dead"; why: string }
  | { kind: "unanswered"; again: () => void };

/**
 * Shows what an invitation is for and what this device is already, which it stays; and joins at a tap.
 * Opening a link spends nothing: the scanners of mail programs and the previews of messengers open it too. A
 * link that serves no more leads whoever is signed in on this device to their desk.
 */
export class JoinPage extends LitElement {
  edition!: string;
  #invite = "";
  #step: Step = { kind: "looking" };
  /** What this device is already. */
  #roles: readonly Role[] = [];
  #timeline: Timeline | undefined;

  override createRenderRoot() {
    return this;
  }

  constructor() {
    super();
    new WhileConnected(this, signal => this.#begin(signal));
  }

  #begin(signal: AbortSignal): void {
    // Another link, opened in this same tab, changes nothing but what is behind the #.
    addEventListener("hashchange", () => this.#open(), { signal });
    if (this.edition !== "") {
      void firstDocument(this.edition).then(found => {
        this.#timeline = found?.timeline;
        this.requestUpdate();
      });
    }
    this.#open();
  }

  #open(): void {
    this.#invite = takeSecret();
    if (this.#invite === "") this.#turn({ kind: "dead", why: say("linkCutShort") });
    else void this.#look();
    void this.#askWhoIAm();
  }

  async #askWhoIAm(): Promise<void> {
    this.#roles = await rolesHere().catch(() => []);
    this.requestUpdate();
  }

  async #look(): Promise<void> {
    const invite = this.#invite;
    this.#turn({ kind: "looking" });
    const found = await look(invite).catch(() => undefined);
    if (invite !== this.#invite) return;
    if (found === undefined) this.#turn({ kind: "unanswered", again: () => void this.#look() });
    else if (typeof found === "object") this.#turn({ kind: "invited", invitation: found });
    else this.#die(found);
  }

  async #join(): Promise<void> {
    this.#turn({ kind: "joining" });
    const joined = await join(this.#invite).catch(() => undefined);
    if (joined === undefined) this.#turn({ kind: "unanswered", again: () => void this.#join() });
    else if (typeof joined === "object") {
      forgetSecret();
      location.replace(this.#deskOf(joined));
    } else this.#die(joined);
  }

  #die(why: string): void {
    forgetSecret();
    this.#turn({ kind: "dead", why });
  }

  #turn(step: Step): void {
    this.#step = step;
    this.requestUpdate();
  }

  override render() {
    return html`<main class="alone">
      <p class="brand">
        ${this.#timeline === undefined ? "Carillon" : userText(this.#timeline.edition.title)}
      </p>
      ${this.#shown(this.#step)}
    </main>`;
  }

  #shown(step: Step): TemplateResult {
    switch (step.kind) {
      case "looking":
        return html`<h1 role="status">${say("connecting")}</h1>`;
      case "joining":
        return html`<h1 role="status">${say("joining")}</h1>`;
      case "invited":
        return this.#invited(step.invitation);
      case "dead":
        return html`<h1>${say("joinFailed")}</h1>
          <p role="alert">${step.why}</p>
          ${this.#roles.length === 0 ? html`<p>${say("askAnother")}</p>` : this.#signedIn()}`;
      case "unanswered":
        return html`<h1>${say("unanswered")}</h1>
          <p role="alert">${say("lookAtNetwork")}</p>
          <button
            class="large"
            @click=${step.again}
          >
            ${say("tryAgain")}
          </button>`;
    }
  }

  #invited(invitation: Invitation): TemplateResult {
    const { role, label } = invitation;
    const city = this.#city(invitation);
    const isSameRole = this.#roles.some(known => isSame(known, invitation));
    return html`<h1>${say(`invited.${role}`, { city })}</h1>
      <p>${say(`invited.${role}.means`, { city })}</p>
      ${label === undefined ? "" : html`<p class="quiet">${say("invitationCalled", { text: label })}</p>`}
      ${this.#roles.length === 0
        ? ""
        : html`<p>
            ${isSameRole ? this.#whoThisIs() : say("joinKeeps", { roles: list(this.#roles.map(this.#name)) })}
          </p>`}
      <button
        class="large primary"
        @click=${() => this.#join()}
      >
        ${isSameRole ? say(openDeskOf(invitation)) : say("join")}
      </button>`;
  }

  #signedIn(): TemplateResult {
    return html`<p>${this.#whoThisIs()}</p>
      ${this.#roles.map(
        role =>
          html`<a
            class="button large primary"
            href=${this.#deskOf(role)}
            >${say(openDeskOf(role))}
            ${this.#roles.length === 1 ? "" : html`<span>${this.#name(role)}</span>`}</a
          >`,
      )}`;
  }

  #whoThisIs(): string {
    return say("signedInHere", { roles: list(this.#roles.map(this.#name)) });
  }

  /** Names a role, with the edition where that is another. */
  readonly #name = (role: Role): string => {
    const name = say(`role.${role.role}`, { city: this.#city(role) });
    return role.edition === undefined || role.edition === this.edition ? name : `${name} (${role.edition})`;
  };

  #city({ edition, city }: Role): string {
    const known = city === undefined || edition !== this.edition ? undefined : this.#timeline?.cities[city];
    return known === undefined ? (city ?? "") : cityName(known, language);
  }

  #deskOf({ edition = this.edition, city }: Role): string {
    // Where there is no event yet, an administrator makes one.
    if (edition === "") return addressOf("/new");
    return pageAddressIn(edition, city === undefined ? "/control" : `/desk?city=${city}`);
  }
}

function openDeskOf({ city }: Role): "openControl" | "openDesk" {
  return city === undefined ? "openControl" : "openDesk";
}

customElements.define("join-page", JoinPage);
