import { html, type TemplateResult } from "lit";
import { asksForReason, type Deciding, type Proposal } from "./deciding.js";
import { say } from "../words/other-words.js";

/** Draws what may be decided instead, if there is any; one of it is always chosen. */
function choices({ choices = [] }: Proposal): TemplateResult | "" {
  if (choices.length < 2) return "";
  return html`<fieldset class="choices">
    <legend>${say("control.whatGoes")}</legend>
    ${choices.map(
      ({ words }, choice) =>
        html`<label
          ><input
            type="radio"
            name="choice"
            value=${choice}
            ?checked=${choice === 0}
          />${words}</label
        >`,
    )}
  </fieldset>`;
}

/** Draws what is proposed, what it would change, and the way to confirm it or to leave it. */
export function proposalDialog(
  deciding: Deciding,
  dialog: () => HTMLDialogElement | null,
): TemplateResult | "" {
  const { proposal } = deciding;
  if (proposal === undefined) return "";
  // Closed, not only taken away: so the focus goes back to where it came from.
  const forget = () => {
    dialog()?.close?.();
    deciding.forget();
  };
  const agree = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const confirmed = deciding.proposal;
    void deciding.confirm(String(given.get("reason") ?? "").trim(), Number(given.get("choice") ?? 0));
    if (deciding.proposal !== confirmed) dialog()?.close?.();
  };
  return html`<dialog
    aria-labelledby="proposal"
    @close=${forget}
  >
    <form @submit=${agree}>
      <h2 id="proposal">${proposal.words}</h2>
      <ul>
        ${proposal.effects.map(effect => html`<li>${effect}</li>`)}
      </ul>
      ${choices(proposal)}
      ${asksForReason(proposal)
        ? html`<label class="field"
            >${say("reason")}<input
              name="reason"
              dir="auto"
              required
              maxlength="500"
              value=${deciding.typedReasons.get(proposal.decision.milestone ?? "") ?? ""}
          /></label>`
        : ""}
      <div class="pair">
        <button
          type="button"
          @click=${forget}
        >
          ${say("leaveIt")}</button
        ><button class=${proposal.isDangerous ? "danger" : "primary"}>${say("doIt")}</button>
      </div>
    </form>
  </dialog>`;
}
