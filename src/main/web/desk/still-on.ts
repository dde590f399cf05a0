import { html, type TemplateResult } from "lit";
import type { Dock } from "./desk-dock.js";
import { onNow } from "../programme/programme.js";
import { say } from "../words/other-words.js";
import { wording } from "../words/words.js";

const MINUTE_MILLIS = 60_000;
const MORE_MINUTES = 20;

/** Asks of each slot that should be over, and of which nothing was heard, whether it is still on. */
export function stillOn(dock: Dock): TemplateResult[] {
  const end = Math.floor(dock.now / MINUTE_MILLIS + MORE_MINUTES) * MINUTE_MILLIS;
  return onNow(dock.city, dock.now)
    .filter(item => item.now === "unconfirmed")
    .map(({ id: slot, slot: { title } }) => {
      const about = { city: dock.id, slot };
      return html`<div
        class="still-on"
        role="group"
        aria-labelledby="still-on-${slot}"
      >
        <p id="still-on-${slot}">${say("stillOn", { slot: title })}</p>
        <button
          @click=${() => dock.post({ type: "slot.prolonged", ...about, end: new Date(end).toISOString() })}
        >
          ${say("stillOn.yes", { by: wording.minutes(MORE_MINUTES, "long") })}
        </button>
        <button @click=${() => dock.post({ type: "slot.finished", ...about })}>${say("finish")}</button>
      </div>`;
    });
}
