import { html, type TemplateResult } from "lit";
import type { Cards } from "./group-card.js";
import type { Invitation } from "./team-requests.js";
import { say } from "../words/other-words.js";
import { sayTeam } from "../words/team-words.js";

const MOST_LABEL = 80;

/** Draws the form by which an invitation is called otherwise. */
export function labelForm({ id, label }: Invitation, { store, setRenaming }: Cards): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = String(new FormData(event.target as HTMLFormElement).get("label") ?? "").trim();
    void store.rename(id, typed).then(isDone => {
      if (isDone) setRenaming(undefined);
    });
  };
  return html`<form
    class="label-form"
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === "Escape") setRenaming(undefined);
    }}
  >
    <label class="field"
      >${sayTeam("label")}
      <input
        name="label"
        dir="auto"
        required
        maxlength=${MOST_LABEL}
        autocomplete="off"
        .defaultValue=${label ?? ""}
    /></label>
    <div class="actions">
      <button
        type="button"
        @click=${() => setRenaming(undefined)}
      >
        ${say("leaveIt")}
      </button>
      <button class="primary">${sayTeam("save")}</button>
    </div>
  </form>`;
}
