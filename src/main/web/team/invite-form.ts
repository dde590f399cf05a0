import { html, type TemplateResult } from "lit";
import type { Cards, Group } from "./group-card.js";
import { sayTeam } from "../words/team-words.js";

const MOST_LABEL = 80;
/** What the server takes (docs/protocol.md, "Identity"). */
const MOST_USES = { organizer: 100, coordinator: 5 };
const USUAL_USES = 5;

/** Draws the form of an invitation with a name, or for more devices or fewer than usual. */
export function inviteForm(group: Group, { invite }: Cards): TemplateResult {
  const most = group.city === undefined ? MOST_USES.coordinator : MOST_USES.organizer;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = new FormData(form);
    const label = String(typed.get("label") ?? "").trim();
    invite(group, { uses: Number(typed.get("uses")), ...(label !== "" && { label }) });
    form.reset();
    form.closest("details")!.open = false;
  };
  return html`<details class="invite-with">
    <summary>${sayTeam("inviteWith")}</summary>
    <form
      class="invite-form"
      @submit=${submit}
    >
      <label class="field"
        >${sayTeam("label")}
        <input
          name="label"
          dir="auto"
          maxlength=${MOST_LABEL}
          autocomplete="off"
      /></label>
      <label class="field"
        >${sayTeam("uses")}
        <input
          name="uses"
          type="number"
          min="1"
          max=${most}
          required
          inputmode="numeric"
          .defaultValue=${String(USUAL_USES)}
      /></label>
      <button class="primary">${sayTeam("invite")}</button>
    </form>
  </details>`;
}
