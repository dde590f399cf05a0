import { html, type TemplateResult } from "lit";
import { addressOf } from "../http/base-path.js";
import { Page } from "../page/page.js";
import { say } from "../words/other-words.js";

/** What the archive says of itself (`ArchiveFolder`). */
interface Contents {
  files: Record<string, number>;
}

/** Which files are about what; a page of an archive has no other. */
const KINDS = [
  ["data.statements", /^statements/],
  ["data.announced", /^(programme|edition|schedule|announced)/],
  ["data.figures", /^(report|predictions)/],
  ["data.documents", /^(timeline|history)/],
] as const;
const FOLDER = "data/";

/** The files of an archive that are for other programs. */
export class DataPage extends Page {
  #files: string[] = [];

  protected override begin(signal: AbortSignal): void {
    super.begin(signal);
    void this.#read(signal);
  }

  async #read(signal: AbortSignal): Promise<void> {
    const answer = await fetch(addressOf(`/${FOLDER}archive.json`), { signal });
    const { files } = (await answer.json()) as Contents;
    this.#files = Object.keys(files)
      .filter(file => file.startsWith(FOLDER))
      .map(file => file.slice(FOLDER.length));
    this.requestUpdate();
  }

  override render() {
    return html`${this.top(say("data"))}
      <main
        class="archive-data"
        aria-busy=${this.#files.length === 0 ? "true" : "false"}
      >
        <p class="quiet">${say("data.means")}</p>
        ${KINDS.map(([words, names]) => this.#kind(say(words), names))}
      </main>`;
  }

  #kind(words: string, names: RegExp): TemplateResult {
    return html`<section>
      <h2>${words}</h2>
      <ul>
        ${this.#files
          .filter(file => names.test(file))
          .map(
            file =>
              html`<li>
                <a href=${addressOf(`/${FOLDER}${file}`)}><bdi dir="ltr">${file}</bdi></a>
              </li>`,
          )}
      </ul>
    </section>`;
  }
}

customElements.define("data-page", DataPage);
