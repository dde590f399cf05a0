import { html, type TemplateResult } from "lit";
import type { Hearing } from "./desk-hears.js";
import type { Body } from "../outbox/posts.js";
import { title } from "../notices/page-notices.js";
import { currentMilestone, isLongAgo } from "../programme/programme.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { clockTime } from "../words/words.js";

/**
 * Asks a city whether it is ready for the shared moment. A "no" counts at once; its reason is asked for
 * afterwards.
 *
 * @param settling whether a second tap is still ignored @param tap posts with one tap @param send posts what
 * was typed, and says whether it is on this device now
 */
export function readiness(
  { timeline, id, now }: Hearing,
  settling: boolean,
  tap: (body: Body) => void,
  send: (body: Body) => Promise<boolean>,
): TemplateResult | string {
  const found = currentMilestone(timeline, now);
  if (found === undefined) return "";
  const [milestone, { title: titles, expected, cities, state }] = found;
  const mine = cities[id];
  if (mine === undefined || state === "done" || state === "cancelled") return "";
  if (state !== "live" && isLongAgo(Date.parse(expected), now)) return "";
  const answer = { type: "ready", city: id, milestone };
  const choice = (ready: "yes" | "no") =>
    html`<button
      aria-pressed=${mine.ready === ready ? "true" : "false"}
      aria-disabled=${settling ? "true" : "false"}
      @click=${() => tap({ ...answer, ready })}
    >
      ${say(ready)}
    </button>`;
  return html`<section
    class="card"
    aria-labelledby="ready"
  >
    <h2 id="ready">
      ${say("areYouReady", {
        milestone: title(titles),
        at: clockTime(Date.parse(expected), timeline.cities[id]!.timezone),
      })}
    </h2>
    <div class="pair">${choice("yes")} ${choice("no")}</div>
    ${mine.ready !== "no"
      ? ""
      : reason(mine.note, timeline.cities[id]!.lang, note => send({ ...answer, ready: "no", note }))}
  </section>`;
}

function reason(
  known: string | undefined,
  lang: string | undefined,
  send: (note: string) => Promise<boolean>,
): TemplateResult {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector("input")!;
    const note = field.value.trim();
    if (note !== "" && (await send(note))) field.value = "";
  };
  return html`${known === undefined ? "" : html`<p>${userText(known, lang)}</p>`}
    <form
      class="line"
      @submit=${submit}
    >
      <label class="field"
        >${say("whyNot")}<input
          dir="auto"
          maxlength="500"
          required /></label
      ><button>${say("send")}</button>
    </form>`;
}
