import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { copy } from "./clipboard.js";
import type { MadeLink } from "./made-link.js";
import "./made-link.js";
import type { Message } from "./message.js";
import type { Made } from "./team-requests.js";
import type { TeamStore } from "./team-store.js";
import type { Timeline } from "../feed/document.js";
import { cityName } from "../words/city-name.js";
import { say } from "../words/other-words.js";
import { sayTeam } from "../words/team-words.js";
import { language } from "../words/words.js";

/** Draws the links that were made here: what is printed of this page, on one sheet. */
export function madeLinks(store: TeamStore, timeline: Timeline): TemplateResult | "" {
  if (store.links.length === 0) return "";
  return html`<section
    class="links"
    aria-labelledby="links"
  >
    <h2
      id="links"
      tabindex="-1"
    >
      ${sayTeam("links")}
    </h2>
    <p class="quiet">${sayTeam("linksOnce")}</p>
    <div class="actions">
      <button @click=${(event: Event) => void copyAll(event.target as HTMLElement)}>
        ${sayTeam("copyAll")}
      </button>
      <button @click=${() => print()}>${sayTeam("print")}</button>
      <button
        class="quiet"
        @click=${() => store.clearLinks()}
      >
        ${sayTeam("clear")}
      </button>
    </div>
    <p
      class="quiet"
      role="status"
      id="all-copied"
    ></p>
    <ul>
      ${repeat(
        store.links,
        ({ id }) => id,
        made => html`<li class="card">${madeLink(made, timeline)}</li>`,
      )}
    </ul>
  </section>`;
}

function madeLink(made: Made, { cities, edition }: Timeline): TemplateResult {
  const city = made.city === undefined ? undefined : cities[made.city];
  const lang = city?.lang ?? language;
  const message: Message = {
    event: edition.title,
    ...(made.city !== undefined && { city: city === undefined ? made.city : cityName(city, lang) }),
    link: made.link,
    expires: Date.parse(made.expires),
    uses: made.uses,
    zone: city?.timezone ?? edition.timezone,
  };
  return html`<made-link
    data-city=${made.city ?? ""}
    .written=${lang}
    .message=${message}
    .name=${nameOf(made, city?.name)}
  ></made-link>`;
}

/** Whom a link is for: the team, and the name that the invitation has. */
function nameOf({ city, label }: Made, name: string | undefined): string {
  return [name ?? city ?? say("control"), ...(label === undefined ? [] : [label])].join(" · ");
}

/** Copies all texts at once. Their words are here, so it is still the tap that copies. */
async function copyAll(button: HTMLElement): Promise<void> {
  const section = button.closest(".links")!;
  const texts = [...section.querySelectorAll<MadeLink>("made-link")].flatMap(link => link.text ?? []);
  const isCopied = await copy(texts.join("\n\n"));
  section.querySelector("#all-copied")!.textContent = sayTeam(isCopied ? "copied" : "notCopied");
}
