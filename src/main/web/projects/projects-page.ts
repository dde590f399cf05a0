import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { Page } from "../page/page.js";
import { choiceIn, groupsOf, projectsOf, queryWith, type Listed, type ProjectChoice } from "./projects.js";
import { cityName } from "../words/city-name.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { isolated, language } from "../words/words.js";

/** All projects for participants, by theme and by city. The address says what is chosen. */
export class ProjectsPage extends Page {
  override render() {
    const { timeline } = this.feed.view;
    if (timeline === undefined)
      return html`${this.top(say("projects"))}
        <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
    const choice = choiceIn(location.search, timeline);
    const groups = groupsOf(timeline, choice, language);
    return html`${this.top(say("projects"), this.skip(say("page.skip"), ".project-group"))}
      <main class="projects ${this.isOld ? "stale" : ""}">
        ${projectsOf(timeline, language).length === 0
          ? html`<p class="quiet">${say("projects.none")}</p>`
          : html`${this.#filters(timeline, choice)}
              <p
                class="quiet"
                role="status"
              >
                ${groups.length === 0
                  ? say("projects.noneSuch")
                  : count(
                      "projects.count",
                      groups.reduce((sum, group) => sum + group.projects.length, 0),
                    )}
              </p>
              ${groups.length === 0 ? this.#showAll(choice) : ""}
              ${groups.map(({ key, projects }) => groupView(timeline, choice, key, projects))}`}
      </main>`;
  }

  #filters(timeline: Timeline, choice: ProjectChoice): TemplateResult {
    const { themes = [] } = timeline.edition;
    const cities = Object.entries(timeline.cities).map(
      ([id, city]) => [id, cityName(city, language)] as const,
    );
    const grouping = (by: ProjectChoice["by"], words: string) =>
      html`<button
        aria-pressed=${choice.by === by ? "true" : "false"}
        @click=${() => this.#choose({ ...choice, by })}
      >
        ${words}
      </button>`;
    return html`<div class="project-filters">
      ${this.#select(say("city"), say("allCities"), cities, choice.city, city =>
        this.#choose({ ...choice, city }),
      )}
      ${themes.length === 0
        ? ""
        : html`${this.#select(
              say("projects.theme"),
              say("projects.allThemes"),
              themes.map(theme => [theme, theme] as const),
              choice.theme,
              theme => this.#choose({ ...choice, theme }),
            )}
            <div
              class="grouping"
              role="group"
              aria-label=${say("showAs")}
            >
              ${grouping("theme", say("projects.byTheme"))} ${grouping("city", say("projects.byCity"))}
            </div>`}
    </div>`;
  }

  #select(
    words: string,
    all: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult {
    return html`<label class="field"
      ><span>${words}</span>
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${[["", all] as const, ...options].map(
          ([value, name]) =>
            html`<option
              value=${value}
              .selected=${value === chosen}
            >
              ${isolated(name)}
            </option>`,
        )}
      </select></label
    >`;
  }

  #showAll(choice: ProjectChoice): TemplateResult {
    return html`<p>
      <button @click=${() => this.#choose({ ...choice, city: "", theme: "" })}>
        ${say("projects.showAll")}
      </button>
    </p>`;
  }

  #choose(choice: ProjectChoice): void {
    history.replaceState(history.state, "", queryWith(location.search, choice));
    this.requestUpdate();
  }
}

function groupView(
  timeline: Timeline,
  choice: ProjectChoice,
  key: string,
  projects: readonly Listed[],
): TemplateResult {
  const isCity = choice.by === "city";
  const name = isCity
    ? userText(cityName(timeline.cities[key]!, language))
    : key === ""
      ? say("projects.noTheme")
      : userText(key);
  return html`<section class="project-group">
    <h2>${name} <small>${count("projects.count", projects.length)}</small></h2>
    <ul>
      ${projects.map(project => projectView(timeline, project, isCity))}
    </ul>
  </section>`;
}

/** @param isInCity whether its city is named already, and its theme is not */
function projectView(timeline: Timeline, project: Listed, isInCity: boolean): TemplateResult {
  const city = timeline.cities[project.city];
  const name = userText(project.name, city?.lang);
  return html`<li class="card">
    <h3>
      ${project.url === undefined
        ? name
        : html`<a
            href=${project.url}
            target="_blank"
            rel="noreferrer"
            >${name}</a
          >`}
    </h3>
    ${project.text === undefined ? "" : html`<p>${userText(project.text, city?.lang)}</p>`}
    ${isInCity
      ? project.theme === undefined
        ? ""
        : html`<p class="quiet">${userText(project.theme)}</p>`
      : html`<p class="quiet">${userText(city === undefined ? project.city : cityName(city, language))}</p>`}
  </li>`;
}

customElements.define("projects-page", ProjectsPage);
