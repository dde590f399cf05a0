import { html, LitElement, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { pageAddressIn } from "../http/base-path.js";
import type { Timeline } from "../feed/document.js";
import { editionTitles } from "./editions.js";
import { isSame, sessionsIn, type Role, type Session } from "./roles.js";
import { cityName } from "../words/city-name.js";
import { say } from "../words/other-words.js";
import { isolated, language } from "../words/words.js";

/**
 * Switches between the roles of a device: two cities, a city and coordination, or two editions. With one role
 * there is nothing to switch, and nothing is shown.
 */
class RoleSwitch extends LitElement {
  static override properties = {
    roles: { attribute: false },
    timeline: { attribute: false },
    current: { attribute: false },
  };
  declare roles: readonly Role[];
  declare timeline: Timeline | undefined;
  /** As whom the page speaks. */
  declare current: Session | undefined;
  edition!: string;
  /** Which page of a city it leads to. */
  page: "/desk" | "/programme" = "/desk";
  /** Switches without loading a page. @returns whether it did */
  choose: (session: Session) => boolean = () => false;
  #titles: Record<string, string> | undefined;

  override createRenderRoot() {
    return this;
  }

  /** All as whom this device may speak, those of this edition first. */
  get #sessions(): Session[] {
    const others = new Set(this.roles.flatMap(({ edition = this.edition }) => edition));
    others.delete(this.edition);
    return [this.edition, ...others].flatMap(edition => sessionsIn(edition, this.roles));
  }

  protected override willUpdate(): void {
    if (this.#titles !== undefined || this.#sessions.every(({ edition }) => edition === this.edition)) return;
    this.#titles = {};
    void editionTitles().then(titles => {
      this.#titles = titles;
      this.requestUpdate();
    });
  }

  override render(): TemplateResult | string {
    const sessions = this.#sessions;
    if (sessions.every(session => this.#isCurrent(session))) return "";
    return html`<nav
      class="roles"
      aria-label=${say("roles")}
    >
      ${repeat(
        sessions,
        session => this.#address(session),
        session => this.#link(session),
      )}
    </nav>`;
  }

  #isCurrent(session: Session): boolean {
    return this.current !== undefined && isSame(session, this.current);
  }

  #link(session: Session): TemplateResult {
    return html`<a
      href=${this.#address(session)}
      aria-current=${this.#isCurrent(session) ? "true" : "false"}
      @click=${(event: MouseEvent) => {
        const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
        if (isPlain && this.choose(session)) event.preventDefault();
      }}
      >${this.#name(session)}</a
    >`;
  }

  #address({ edition, city }: Session): string {
    return pageAddressIn(edition, city === undefined ? "/control" : `${this.page}?city=${city}`);
  }

  #name({ edition, city }: Session): string {
    const known = edition === this.edition ? this.timeline?.cities[city ?? ""] : undefined;
    const name = known === undefined ? (city ?? say("control")) : cityName(known, language);
    return edition === this.edition
      ? name
      : [name, this.#titles?.[edition] ?? edition].map(isolated).join(" · ");
  }
}

customElements.define("role-switch", RoleSwitch);
