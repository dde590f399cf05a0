import { html, LitElement, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import type { Timeline } from "../feed/document.js";
import { pageAddress } from "../http/base-path.js";
import type { Body } from "../outbox/posts.js";
import { projectId } from "./project-id.js";
import { meetings, metBy, type Meeting } from "../projects/meeting.js";
import { metLine } from "../projects/meeting-words.js";
import { projectsOf, queryWith, type Listed } from "../projects/projects.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { isolated, language } from "../words/words.js";

/** The form of a project that is not made yet. */
const NEW = "";

/**
 * The projects of a city on its desk: made, edited and removed by its team at the pitch session, with or
 * without network. Beside each stands who works on its theme in other cities.
 */
class DeskProjects extends LitElement {
  static override properties = {
    city: { attribute: false },
    timeline: { attribute: false },
  };
  declare city: string;
  declare timeline: Timeline;
  /** Posts what was typed, and says whether it is on this device now. */
  post!: (body: Body) => Promise<boolean>;
  /** The project whose form is open. */
  #editing: string | undefined;

  override createRenderRoot() {
    return this;
  }

  override render() {
    const all = projectsOf(this.timeline, language, this.city);
    const met = meetings(this.timeline, language);
    const isOpen = this.#editing === NEW;
    return html`<section
      class="card team-projects"
      aria-labelledby="team-projects"
    >
      <h2 id="team-projects">
        ${say("projects")} <small>${all.length === 0 ? "" : count("projects.count", all.length)}</small>
      </h2>
      <ul>
        ${repeat(
          all,
          ({ id }) => id,
          project =>
            html`<li>${this.#editing === project.id ? this.#form(project) : this.#line(project, met)}</li>`,
        )}
      </ul>
      ${isOpen
        ? this.#form(undefined)
        : html`<button
            id="project-new"
            @click=${() => this.#open(NEW)}
          >
            ${say("projects.add")}
          </button>`}
    </section>`;
  }

  #line(project: Listed, met: readonly Meeting[]): TemplateResult {
    const { id, name, theme, text } = project;
    const lang = this.timeline.cities[this.city]?.lang;
    return html`<p>
        <b>${userText(name, lang)}</b>
        ${text === undefined ? "" : userText(text, lang)}
        ${theme === undefined ? "" : html`<small>${userText(theme)}</small>`}
      </p>
      <button
        id="project-${id}"
        aria-label="${say("desk.change")} : ${isolated(name)}"
        @click=${() => this.#open(id)}
      >
        ${say("desk.change")}…
      </button>
      ${metLine(this.timeline, metBy(project, met), linked)}`;
  }

  #form(project: Listed | undefined): TemplateResult {
    const { themes = [] } = this.timeline.edition;
    const form = html`<form
      class="slot-form"
      aria-label=${project === undefined ? say("projects.add") : project.name}
      @submit=${(event: SubmitEvent) => void this.#submit(event, project)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.#close();
      }}
    >
      ${field(say("projects.name"), "name", project?.name, 500, true)}
      ${themes.length === 0
        ? ""
        : html`<label class="field"
            >${say("projects.theme")}
            <select name="theme">
              ${["", ...themes].map(
                theme =>
                  html`<option
                    value=${theme}
                    ?selected=${theme === (project?.theme ?? "")}
                  >
                    ${theme === "" ? say("projects.noTheme") : isolated(theme)}
                  </option>`,
              )}
            </select></label
          >`}
      ${field(say("projects.text"), "text", project?.text, 500)}
      <label class="field"
        >${say("projects.link")}
        <input
          name="url"
          type="url"
          dir="ltr"
          placeholder="https://"
          maxlength="2000"
          autocomplete="off"
          .defaultValue=${project?.url ?? ""}
      /></label>
      <div class="pair">
        <button
          type="button"
          @click=${() => this.#close()}
        >
          ${say("leaveIt")}
        </button>
        <button class="primary">${say("control.publish")}</button>
      </div>
      ${project === undefined
        ? ""
        : html`<button
            type="button"
            class="danger"
            @click=${() => void this.#post({ type: "project.removed", city: this.city, project: project.id })}
          >
            ${say("projects.remove")}
          </button>`}
    </form>`;
    // What was typed for one project is not for another.
    return html`${keyed(project?.id ?? NEW, form)}`;
  }

  async #submit(event: SubmitEvent, project: Listed | undefined): Promise<void> {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(typed.get(name) ?? "").trim();
    const name = text("name");
    if (name === "") return;
    const id = project?.id ?? projectId(name, this.city, this.timeline.edition.projects ?? {});
    const members = { url: text("url"), theme: text("theme"), text: text("text") };
    const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
    await this.#post({ type: "project.changed", city: this.city, project: { id, name, ...given } });
  }

  /** Closes the form once what it says is on this device. */
  async #post(body: Body): Promise<void> {
    if (await this.post(body)) this.#close();
  }

  #open(id: string): void {
    this.#editing = id;
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector("input")?.focus());
  }

  #close(): void {
    const opener = this.#editing === NEW ? "project-new" : `project-${this.#editing}`;
    this.#editing = undefined;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const target = this.querySelector<HTMLElement>(`#${opener}`) ?? this.querySelector("button");
      target?.focus();
    });
  }
}

/** Leads to what the project's page says, or else to the projects of its city on that theme. */
function linked({ city, theme = "", url }: Listed, words: TemplateResult): TemplateResult {
  const address = url ?? pageAddress(`/projects${queryWith("", { city, theme, by: "theme", followed: "" })}`);
  return html`<a
    href=${address}
    target="_blank"
    rel="noreferrer"
    >${words}</a
  >`;
}

function field(
  words: string,
  name: string,
  value: string | undefined,
  maxlength: number,
  required = false,
): TemplateResult {
  return html`<label class="field"
    >${words}
    <input
      name=${name}
      dir="auto"
      maxlength=${maxlength}
      ?required=${required}
      autocomplete="off"
      .defaultValue=${value ?? ""}
  /></label>`;
}

customElements.define("desk-projects", DeskProjects);
