import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Hearing } from "./desk-hears.js";
import { textLine } from "./text-line.js";
import type { Attendance, Milestone } from "../feed/document.js";
import { missingChecks } from "../moment/moment.js";
import type { Body } from "../outbox/posts.js";
import { title } from "../notices/page-notices.js";
import { currentMilestone, isLongAgo } from "../programme/programme.js";
import { writtenLanguage } from "../feed/written-language.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { clockTime, list } from "../words/words.js";

/** How a city answers what it is asked. */
export interface Answering {
  /** Whether a second tap is still ignored. */
  isSettling: boolean;
  /** Posts with one tap. */
  tap(body: Body): void;
  /** Posts what was typed, and says whether it is on this device now. */
  send(body: Body): Promise<boolean>;
}

/**
 * Asks a city whether it is ready for the shared moment, after what there is to look at. A "no" counts at
 * once; its reason is asked for afterwards.
 */
export function readiness(hearing: Hearing, { isSettling, tap, send }: Answering): TemplateResult | string {
  const { timeline, id, now } = hearing;
  const found = currentMilestone(timeline, now);
  if (found === undefined) return "";
  const [milestone, moment] = found;
  const { title: titles, expected, cities, state } = moment;
  const mine = cities[id];
  if (mine === undefined || state === "done" || state === "cancelled") return "";
  if (state !== "live" && isLongAgo(Date.parse(expected), now)) return "";
  const answer = { type: "ready", city: id, milestone };
  const choice = (ready: "yes" | "no") =>
    html`<button
      aria-pressed=${mine.ready === ready ? "true" : "false"}
      aria-disabled=${isSettling ? "true" : "false"}
      @click=${(event: Event) => tap({ ...answer, ready, ...checkedIn(event) })}
    >
      ${say(ready)}
    </button>`;
  const missing = missingChecks(moment, mine);
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
    ${keyed(`${milestone} ${expected}`, checklist(moment, mine, hearing))}
    <div class="pair">${choice("yes")} ${choice("no")}</div>
    ${missing.length === 0
      ? ""
      : html`<p class="missing">${say("checks.told", { checks: list(missing) })}</p>`}
    ${mine.ready !== "no"
      ? ""
      : reason(mine, timeline.cities[id]!.lang, note =>
          send({ ...answer, ready: "no", note, ...(mine.checks !== undefined && { checks: mine.checks }) }),
        )}
  </section>`;
}

/** Draws what a city looks at before it answers, ticked where it is well. A new roll call begins anew. */
function checklist(
  { checks = [] }: Milestone,
  { checks: found = {} }: Attendance,
  { timeline }: Hearing,
): TemplateResult | string {
  if (checks.length === 0) return "";
  return html`<fieldset class="checks">
    <legend>${say("checks.before")}</legend>
    ${checks.map(
      check =>
        html`<label
          ><input
            type="checkbox"
            name=${check}
            ?checked=${found[check] === true}
          />
          ${userText(check, writtenLanguage(timeline))}</label
        >`,
    )}
  </fieldset>`;
}

/** Reads what is ticked beside the button that was tapped; nothing where there is nothing to tick. */
function checkedIn({ currentTarget }: Event): { checks?: Record<string, boolean> } {
  const boxes = (currentTarget as HTMLElement)
    .closest("section")!
    .querySelectorAll<HTMLInputElement>(".checks input");
  if (boxes.length === 0) return {};
  return { checks: Object.fromEntries([...boxes].map(({ name, checked }) => [name, checked])) };
}

function reason(
  { note }: Attendance,
  lang: string | undefined,
  send: (note: string) => Promise<boolean>,
): TemplateResult {
  return html`${note === undefined ? "" : html`<p>${userText(note, lang)}</p>`}
  ${textLine(say("whyNot"), send)}`;
}
