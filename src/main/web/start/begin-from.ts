import { html, type TemplateResult } from "lit";
import { sayNew } from "../words/new-words.js";
import { written, type NewForm } from "./form-field.js";
import { shortDay } from "./programme-fields.js";

/** A file of an edition that is sent as it is. */
export interface EditionFile {
  name: string;
  content: string;
  type: string;
}

/** What is wrong with a file, as far as this page can tell. */
type FileFault = "large" | "binary" | "unknown" | "unread";

const MOST_BYTES = 1_048_576;
const TYPES: Readonly<Record<string, string>> = {
  json: "application/json",
  yaml: "application/yaml",
  yml: "application/yaml",
};

/** Draws what a new event may begin from: nothing, an earlier event, or a file. */
export function beginFrom(
  { editions }: Pick<NewForm, "editions">,
  earlier: string,
  choose: (edition: string) => void,
  take: (file: File) => void,
): TemplateResult {
  const all = editions.filter(({ rehearsal }) => rehearsal !== true);
  return html`<div class="together">
    ${all.length === 0
      ? ""
      : html`<label class="field"
          >${sayNew("earlier")}<select
            name="earlier"
            @change=${(event: Event) => choose(written(event))}
          >
            <option
              value=""
              ?selected=${earlier === ""}
            >
              ${sayNew("nothing")}
            </option>
            ${all.map(
              ({ id, title, from }) =>
                html`<option
                  value=${id}
                  ?selected=${id === earlier}
                >
                  ${title} (${shortDay(from)})
                </option>`,
            )}
          </select></label
        >`}
    <label class="field"
      >${sayNew("file")}<input
        type="file"
        name="file"
        accept=".yaml,.yml,.json"
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          if (file !== undefined) take(file);
          input.value = "";
        }}
    /></label>
  </div>`;
}

/** Reads a file; what the server would not take is told at once. */
export async function readFile(file: File): Promise<EditionFile | FileFault> {
  const type = TYPES[file.name.split(".").at(-1)!.toLowerCase()];
  if (file.size > MOST_BYTES) return "large";
  if (type === undefined) return "unknown";
  try {
    const content = await file.text();
    return content.includes("\0") ? "binary" : { name: file.name, content, type };
  } catch {
    return "unread";
  }
}
