import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { onStage, type OnStage } from "./on-stage.js";
import { turnText } from "../turns/turn-name.js";
import { titleOfBlock } from "../turns/turn-views.js";
import { say } from "../words/other-words.js";
import { age, countdown } from "../words/words.js";

/** Draws which of the projects that the reader follows are shown now or next; nothing where none is. */
export function followedOnStage(
  timeline: Timeline,
  now: number,
  followed: readonly string[],
): TemplateResult | string {
  const all = onStage(timeline, now, followed);
  if (all.length === 0) return "";
  return html`<section
    class="on-stage"
    aria-label=${say("projects.onStage")}
  >
    <h2>${say("projects.onStage")}</h2>
    <ul>
      ${all.map(
        one =>
          html`<li class="card ${one.isSpeaking ? "speaking" : ""}">
            <p>
              <strong>${one.isSpeaking ? say("projects.speaks") : say("next")}</strong>
              ${turnText(one.turn.id, one.turn.turn, timeline)}
            </p>
            <p class="quiet">${titleOfBlock(one.air, timeline)} · ${timeOf(one, now)}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Says how much time is left to who speaks, or how long it takes until the turn begins. */
function timeOf({ air, turn, isSpeaking }: OnStage, now: number): string {
  const { speaking } = air.turns;
  if (isSpeaking && speaking !== undefined)
    return speaking.left > 0
      ? say("turns.left", { age: countdown(speaking.left) })
      : say("turns.over", { age: countdown(-speaking.left) });
  const wait = (turn.start ?? now) - now;
  return wait > 0 ? say("turns.in", { age: age(wait) }) : say("turn.atOnce");
}
