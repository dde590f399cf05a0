import { html, type TemplateResult } from "lit";
import { addressOf, home, pageAddress } from "../http/base-path.js";
import { Page } from "../page/page.js";
import { again } from "./code.js";
import { cityName } from "../words/city-name.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { language } from "../words/words.js";

/**
 * The walls that there are, each with a link and a QR code: the television or the projector's computer of a
 * hall opens its own by reading the code from somebody's screen.
 */
export class WallChooser extends Page {
  override render() {
    const timeline = this.feed.view.timeline;
    return html`${this.top(say("walls"))}
      <main class="walls">
        <p>${say("wallsMean")}</p>
        ${timeline === undefined
          ? html`<p class="quiet">${say("connecting")}</p>`
          : html`<ul>
              ${this.#wall(say("allCities"), "/wall", "/wall.svg")}
              ${Object.entries(timeline.cities).map(([id, city]) =>
                this.#wall(
                  userText(cityName(city, language)),
                  `/wall?city=${id}`,
                  `/cities/${id}/wall.svg`,
                  html`<a href=${pageAddress(`/stage?city=${id}`)}>${say("stage")}</a>`,
                ),
              )}
            </ul>`}
      </main>`;
  }

  #wall(
    name: TemplateResult | string,
    wall: string,
    code: string,
    more: TemplateResult | string = "",
  ): TemplateResult {
    return html`<li class="card">
      <a href=${pageAddress(wall)}>${name}</a>
      <img
        src=${addressOf(`/api/v1/editions/${this.edition}${code}${home === "" ? "" : "?named"}`)}
        alt=${say("wallCode")}
        width="180"
        height="180"
        loading="lazy"
        @error=${again}
      />
      ${more}
    </li>`;
  }
}
customElements.define("wall-chooser", WallChooser);
