import { html, type TemplateResult } from "lit";
import type { Hearing } from "./desk-hears.js";
import { callOf } from "../turns/on-air.js";
import { turnName } from "../turns/turn-name.js";
import type { Body } from "../outbox/posts.js";
import { say } from "../words/other-words.js";
import { countdown } from "../words/words.js";

/**
 * Asks the city that is the next to speak whether it is ready, with one tap. What it answered before it was
 * called was about something else.
 *
 * @param settling whether a second tap is still ignored @param tap posts with one tap
 */
export function calledToSpeak(
  { timeline, id, now }: Hearing,
  settling: boolean,
  tap: (body: Body) => void,
): TemplateResult | string {
  const call = callOf(timeline, now, id);
  if (call === undefined) return "";
  const { ready, at, checks } = call.milestone.cities[id] ?? {};
  const isAnswered = at !== undefined && Date.parse(at) >= call.since;
  // What was checked before the moment still holds.
  const called = { type: "ready", city: id, milestone: call.id, ...(checks !== undefined && { checks }) };
  const choice = (answer: "yes" | "no") =>
    html`<button
      aria-pressed=${isAnswered && ready === answer ? "true" : "false"}
      aria-disabled=${settling ? "true" : "false"}
      @click=${() => tap({ ...called, ready: answer })}
    >
      ${say(answer)}
    </button>`;
  return html`<section
    class="called-to-speak"
    aria-labelledby="called"
  >
    <div>
      <h2 id="called">
        ${call.wait === undefined ? say("turn.ready") : say("turn.readyIn", { age: countdown(call.wait) })}
      </h2>
      <p>${turnName(call.turn.id, call.turn.turn, timeline)}</p>
    </div>
    <div class="pair">${choice("yes")} ${choice("no")}</div>
  </section>`;
}
