import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Timeline } from "../feed/document.js";
import { Page } from "../page/page.js";
import { followedIn, isOfFollowed, toggleFollowed } from "./followed.js";
import { meetings, metBy, type Meeting } from "./meeting.js";
import { metLine } from "./meeting-words.js";
import { followedOnStage } from "./on-stage-view.js";
import { choiceIn, groupsOf, projectsOf, queryWith, type Listed, type ProjectChoice } from "./projects.js";
import { cityName } from "../words/city-name.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { isolated, language } from "../words/words.js";

/**
 * All projects for participants, by theme and by city, with those that they meet elsewhere. The address says
 * what is chosen; what is followed is kept on this device.
 */
export class ProjectsPage extends Page {
  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    const onMark = (event: StorageEvent) => {
      if (isOfFollowed(event, this.edition)) this.requestUpdate();
    };
    addEventListener("storage", onMark, { signal });
  }

  override render() {
    const { timeline } = this.feed.view;
    if (timeline === undefined)
      return html`${this.top(say("projects"))}
        <main class="opening"><p class="quiet">${say("connecting")}</p></main>`;
    const choice = choiceIn(location.search, timeline);
    const followed = followedIn(this.edition);
    const groups = groupsOf(timeline, choice, language, followed);
    const shown: Shown = {
      timeline,
      followed,
      met: meetings(timeline, language),
      toggle: id => this.#toggle(id),
    };
    return html`${this.top(say("projects"), this.skip(say("page.skip"), ".project-group"))}
      <main class="projects ${this.isOld ? "stale" : ""}">
        ${projectsOf(timeline, language).length === 0
          ? html`<p class="quiet">${say("projects.none")}</p>`
          : html`${followedOnStage(timeline, this.now, followed)} ${this.#filters(timeline, choice, followed)}
              <p
                class="quiet"
                role="status"
              >
                ${groups.length === 0
                  ? say(choice.followed === "" ? "projects.noneSuch" : "projects.noneFollowed")
                  : count(
                      "projects.count",
                      groups.reduce((sum, group) => sum + group.projects.length, 0),
                    )}
              </p>
              ${groups.length === 0 ? this.#showAll(choice) : ""}
              ${groups.map(({ key, projects }) => groupView(shown, choice, key, projects))}`}
      </main>`;
  }

  #filters(timeline: Timeline, choice: ProjectChoice, followed: readonly string[]): TemplateResult {
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
      ${followed.length === 0 && choice.followed === ""
        ? ""
        : html`<button
            class="only-followed"
            aria-pressed=${choice.followed === "" ? "false" : "true"}
            @click=${() => this.#choose({ ...choice, followed: choice.followed === "" ? "yes" : "" })}
          >
            ${say("projects.whatIFollow")}
          </button>`}
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
      <button @click=${() => this.#choose({ ...choice, city: "", theme: "", followed: "" })}>
        ${say("projects.showAll")}
      </button>
    </p>`;
  }

  #toggle(project: string): void {
    toggleFollowed(this.edition, project);
    this.requestUpdate();
  }

  #choose(choice: ProjectChoice): void {
    history.replaceState(history.state, "", queryWith(location.search, choice));
    this.requestUpdate();
  }
}

/** What every project on the page needs. */
interface Shown {
  timeline: Timeline;
  followed: readonly string[];
  met: readonly Meeting[];
  toggle(project: string): void;
}

function groupView(
  shown: Shown,
  choice: ProjectChoice,
  key: string,
  projects: readonly Listed[],
): TemplateResult {
  const isCity = choice.by === "city";
  const name = isCity
    ? userText(cityName(shown.timeline.cities[key]!, language))
    : key === ""
      ? say("projects.noTheme")
      : userText(key);
  return html`<section class="project-group">
    <h2>${name} <small>${count("projects.count", projects.length)}</small></h2>
    <ul>
      ${repeat(
        projects,
        ({ id }) => id,
        project => projectView(shown, project, isCity),
      )}
    </ul>
  </section>`;
}

/** @param isInCity whether its city is named already, and its theme is not */
function projectView(shown: Shown, project: Listed, isInCity: boolean): TemplateResult {
  const { timeline, met } = shown;
  const city = timeline.cities[project.city];
  const name = userText(project.name, city?.lang);
  return html`<li class="card">
    <div class="project-head">
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
      ${followButton(shown, project)}
    </div>
    ${project.text === undefined ? "" : html`<p>${userText(project.text, city?.lang)}</p>`}
    ${isInCity
      ? project.theme === undefined
        ? ""
        : html`<p class="quiet">${userText(project.theme)}</p>`
      : html`<p class="quiet">${userText(city === undefined ? project.city : cityName(city, language))}</p>`}
    ${metLine(timeline, metBy(project, met), (_, words) => words)}
  </li>`;
}

/** Marks what the reader wants to follow; its name stays, and its state says whether it is followed. */
function followButton({ followed, toggle }: Shown, { id, name }: Listed): TemplateResult {
  const isFollowed = followed.includes(id);
  return html`<button
    class="follow"
    aria-pressed=${isFollowed ? "true" : "false"}
    aria-label="${say("projects.follow")} : ${isolated(name)}"
    @click=${() => toggle(id)}
  >
    <span aria-hidden="true">${isFollowed ? "★" : "☆"}</span> ${say("projects.follow")}
  </button>`;
}

customElements.define("projects-page", ProjectsPage);
