import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { turnName } from "./turn-name.js";
import { MOST_MINUTES, withMinutes, without, type TurnPost } from "./turn-posts.js";
import type { Block, TurnNow } from "./turns.js";
import { say } from "../words/other-words.js";

/** By how many minutes a turn is usually prolonged. */
export const PROLONGATIONS = [1, 2, 5];

/** The turn that is chosen, and what can be said of it. */
interface Chosen {
  turn: TurnNow;
  block: Block;
  timeline: Timeline;
  /** Whether its block runs: otherwise nobody can speak. */
  isRunning: boolean;
  isWaiting: boolean;
  /** Its place among those to come, and how many they are; -1 where it is not among them. */
  place: number;
  places: number;
  moveBy(places: number): void;
  post(post: TurnPost): void;
}

/** Draws what can be said of the chosen turn now, and nothing else. */
export function turnActions(chosen: Chosen): TemplateResult {
  const { turn, timeline } = chosen;
  const { state } = turn.turn;
  const isAhead = state === "planned" || state === "running";
  return html`<div
    class="turn-actions"
    role="group"
    aria-label=${turnName(turn.id, turn.turn, timeline)}
  >
    ${chosen.isRunning && state !== "running"
      ? button(chosen, say(state === "planned" ? "turns.start" : "turns.startAgain"), "turn.started")
      : ""}
    ${state === "running" ? button(chosen, say("turns.finish"), "turn.finished") : ""}
    ${isAhead ? button(chosen, say("turns.skip"), "turn.skipped") : ""} ${isAhead ? prolongation(chosen) : ""}
    ${state === "planned" ? order(chosen) : ""} ${state === "planned" ? length(chosen) : ""}
    ${state === "planned" || state === "skipped" ? removal(chosen) : ""}
  </div>`;
}

function button(
  chosen: Chosen,
  words: string,
  type: "turn.started" | "turn.finished" | "turn.skipped",
): TemplateResult {
  return html`<button
    ?disabled=${chosen.isWaiting}
    @click=${() => chosen.post({ type, turn: chosen.turn.id })}
  >
    ${words}
  </button>`;
}

function prolongation(chosen: Chosen): TemplateResult {
  return html`<div
    class="segments"
    role="group"
    aria-label=${say("turns.prolong")}
  >
    ${PROLONGATIONS.filter(by => chosen.turn.turn.minutes + by <= MOST_MINUTES).map(
      minutes =>
        html`<button
          ?disabled=${chosen.isWaiting}
          @click=${() => chosen.post({ type: "turn.prolonged", turn: chosen.turn.id, minutes })}
        >
          ${say("turns.more", { n: minutes })}
        </button>`,
    )}
  </div>`;
}

function order({ place, places, isWaiting, moveBy }: Chosen): TemplateResult {
  return html`<div
    class="segments"
    role="group"
    aria-label=${say("turns.order")}
  >
    <button
      ?disabled=${isWaiting || place === 0}
      @click=${() => moveBy(-1)}
    >
      ${say("turns.earlier")}</button
    ><button
      ?disabled=${isWaiting || place === places - 1}
      @click=${() => moveBy(1)}
    >
      ${say("turns.later")}
    </button>
  </div>`;
}

function length(chosen: Chosen): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const minutes = Number(new FormData(event.target as HTMLFormElement).get("minutes"));
    const post = withMinutes(chosen.block, chosen.turn.id, minutes);
    if (post !== undefined) chosen.post(post);
  };
  return html`<form
    class="turn-length"
    @submit=${submit}
  >
    <label
      >${say("turns.minutes")}
      <input
        name="minutes"
        type="number"
        min="1"
        max=${MOST_MINUTES}
        required
        inputmode="numeric"
        value=${chosen.turn.turn.minutes} /></label
    ><button ?disabled=${chosen.isWaiting}>${say("turns.change")}</button>
  </form>`;
}

function removal(chosen: Chosen): TemplateResult {
  return html`<button
    ?disabled=${chosen.isWaiting}
    @click=${() => chosen.post(without(chosen.block, chosen.turn.id))}
  >
    ${say("turns.remove")}
  </button>`;
}
