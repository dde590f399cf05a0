import { html, nothing, type TemplateResult } from "lit";
import type { Deciding } from "./deciding.js";
import type { Milestone } from "../feed/document.js";
import { say } from "../words/other-words.js";

/** A shared moment that may be given another room. */
interface Roomed {
  id: string;
  milestone: Milestone;
  deciding: Deciding;
}

/**
 * Draws the way to another room, for all who are on their way and all who are in the old one: behind a fold,
 * the present link and a field for the new one.
 */
export function roomForm({ id, milestone: { room: present }, deciding }: Roomed): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const room = String(new FormData(form).get("room") ?? "").trim();
    if (room === "") return;
    void deciding.take({ decision: { type: "milestone.changed", milestone: id, room } }).then(holds => {
      if (!holds) return;
      form.reset();
      form.closest("details")!.open = false;
    });
  };
  return html`<details class="other-room">
    <summary>${say("control.replaceRoom")}</summary>
    ${present === undefined
      ? ""
      : html`<p id="room-of-${id}">
          <small>${say("control.room")}</small>
          <bdi dir="ltr">${present}</bdi>
        </p>`}
    <form
      class="line"
      @submit=${submit}
    >
      <label class="field"
        >${say("control.newRoom")}<input
          name="room"
          type="url"
          dir="ltr"
          required
          placeholder="https://"
          maxlength="2000"
          aria-describedby=${present === undefined ? nothing : `room-of-${id}`} /></label
      ><button>${say("control.publish")}</button>
    </form>
  </details>`;
}
