import { html, type TemplateResult } from "lit";
import type { Presses } from "./presses.js";
import type { Timeline } from "../../feed/document.js";
import { PROLONGATIONS } from "../../turns/turn-actions.js";
import { turnName, turnText } from "../../turns/turn-name.js";
import { MOST_MINUTES, nextPost, type TurnPost } from "../../turns/turn-posts.js";
import type { TurnsNow } from "../../turns/turns.js";
import { say } from "../../words/other-words.js";
import { age, countdown, minutes } from "../../words/words.js";

/** What the bar at the bottom shows: it is all that a thumb needs while the moment runs. */
interface NextBar {
  timeline: Timeline;
  turns: TurnsNow;
  now: number;
  presses: Presses;
  post(post: TurnPost): void;
}

/** Draws who speaks with the time left, and the large button for whoever is next. */
export function nextBar(bar: NextBar): TemplateResult {
  const { turns } = bar;
  const post = nextPost(turns);
  return html`<div
    class="next-bar ${turns.speaking?.time ?? ""}"
    @mousedown=${leaveTheKeyboard}
  >
    ${speaker(bar)} ${outcome(bar)} ${turns.speaking === undefined ? "" : withSpeaker(bar)}
    ${post === undefined
      ? html`<p class="quiet">${say("turns.allDone")}</p>`
      : html`<button
          class="primary next-turn"
          aria-keyshortcuts="Space"
          aria-disabled=${bar.presses.takes(post.type) ? "false" : "true"}
          @keydown=${onlyOnce}
          @click=${() => bar.post(post)}
        >
          ${nextWords(bar)}
        </button>`}
  </div>`;
}

/** A mouse that presses here does not take the space key with it, which then would mean this button. */
function leaveTheKeyboard(event: MouseEvent): void {
  event.preventDefault();
}

/** A key that is held down presses its button again and again. */
function onlyOnce(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

function speaker({ turns: { speaking }, timeline }: NextBar): TemplateResult {
  if (speaking === undefined) return html`<p class="speaker">${say("turns.nobody")}</p>`;
  const { id, turn, left, time } = speaking;
  return html`<p class="speaker">
    <span class="who">${turnText(id, turn, timeline)}</span>
    <strong class="time-left ${time}"
      >${left > 0
        ? say("turns.left", { age: countdown(left) })
        : say("turns.over", { age: countdown(-left) })}</strong
    >
  </p>`;
}

/** Says what waits for the network, and why the last press does not hold. */
function outcome({ presses, now }: NextBar): TemplateResult {
  const { waiting, failure } = presses;
  return html`<div role="status">
      ${waiting?.isSlow === true
        ? html`<p class="press-waits">
            ${say("turns.waits", { what: waiting.words, age: age(now - waiting.since) })}
            <button @click=${() => presses.forget()}>${say("turns.forget")}</button>
          </p>`
        : ""}
    </div>
    <div role="alert">${failure === undefined ? "" : html`<p class="refused">${failure}</p>`}</div>`;
}

function withSpeaker({ turns, presses, post }: NextBar): TemplateResult {
  const { id, turn } = turns.speaking!;
  const isWaiting = presses.waiting === undefined ? "false" : "true";
  return html`<div class="with-speaker">
    <div
      class="segments"
      role="group"
      aria-label=${say("turns.prolong")}
    >
      ${PROLONGATIONS.filter(by => turn.minutes + by <= MOST_MINUTES).map(
        by =>
          html`<button
            aria-disabled=${isWaiting}
            @click=${() => post({ type: "turn.prolonged", turn: id, minutes: by })}
          >
            ${say("turns.more", { n: by })}
          </button>`,
      )}
    </div>
    ${turns.next === undefined
      ? ""
      : html`<button
          aria-disabled=${isWaiting}
          @click=${() => post({ type: "turn.skipped", turn: turns.next!.id })}
        >
          ${say("turns.skipNext")}
        </button>`}
  </div>`;
}

function nextWords({ turns: { next, speaking }, timeline }: NextBar): TemplateResult {
  if (next === undefined) return html`${say("turns.finishLast")}`;
  return html`<b>${say(speaking === undefined ? "turns.first" : "turns.next")}</b>
    <span>${turnText(next.id, next.turn, timeline)} · ${minutes(next.turn.minutes)}</span>`;
}

/** Says what a post does, for as long as it waits. */
export function postWords(post: TurnPost, turns: TurnsNow, timeline: Timeline): string {
  if (post.type === "turns.set") return say("turns.did.set");
  const turn = turns.all.find(({ id }) => id === post.turn)?.turn;
  const name = turn === undefined ? post.turn : turnName(post.turn, turn, timeline);
  switch (post.type) {
    case "turn.started":
      return say("turns.did.started", { turn: name });
    case "turn.finished":
      return say("turns.did.finished", { turn: name });
    case "turn.skipped":
      return say("turns.did.skipped", { turn: name });
    case "turn.prolonged":
      return say("turns.did.prolonged", { turn: name, by: minutes(post.minutes) });
  }
}
