import { isArchive } from "../http/base-path.js";
import { html, type TemplateResult } from "lit";
import type { Milestone, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { endOf, isAwaited, isStillAhead, stateOf, type Face } from "./moment.js";
import { title, titleText } from "../notices/page-notices.js";
import { readerTimeNote } from "../time/reader-time.js";
import { userText } from "../words/user-text.js";
import { age, clockTime, countdown, dayAndTime, isolated, say } from "../words/words.js";

/** The views of a shared moment, for every page that shows it. */

const HOUR = 3_600_000;
const SILENT_MILLIS = 40 * 60_000;

export const MARKS: Record<Face["answer"], string> = { yes: "✓", no: "✕", unknown: "?", gone: "–" };

export function sharedMoment(
  timeline: Timeline,
  milestone: Milestone,
  now: number,
  roll: TemplateResult | string,
  more: TemplateResult | string = "",
): TemplateResult {
  const state = stateOf(milestone, now);
  return html`<section
    class="rendezvous ${state}"
    aria-label=${isolated(title(milestone.title))}
  >
    <div>
      <h2>${titleText(milestone.title)}</h2>
      <p class="moment">
        ${whenWords(milestone, timeline, now)} · <strong>${say(`milestone.${state}`)}</strong>
      </p>
      ${isAwaited({ state }) || state === "live" ? countdownView(milestone, now) : ""}
      ${milestone.hold === undefined
        ? ""
        : html`<p class="hold">${userText(milestone.hold.reason, writtenLanguage(timeline))}</p>`}
      ${isStillAhead(milestone, now) && state !== "live"
        ? html`<p class="ready-count">${readyCount(milestone)}</p>`
        : ""}
      ${roomLink(milestone, now)}${more}
    </div>
    ${roll}
  </section>`;
}

function countdownView(milestone: Milestone, now: number): TemplateResult {
  const { words, clock } = clockWords(milestone, now);
  return html`<p class="countdown ${clock}">${words}</p>`;
}

/** Writes since when a moment is live and until when, or when it is expected. */
export function whenWords(
  milestone: Milestone,
  { edition: { timezone } }: Timeline,
  now: number,
): TemplateResult {
  const at = Date.parse(milestone.expected);
  return stateOf(milestone, now) === "live"
    ? html`${say("sinceUntil", {
        since: clockTime(at, timezone),
        until: clockTime(endOf(milestone, now), timezone),
      })}`
    : html`${dayAndTime(at, timezone)} ${readerTimeNote(at, timezone)}`;
}

/**
 * Says that it is time; before, it counts down to the moment, or up from when it was due. While it is held
 * the clock stands still, and says what was left then.
 */
export function clockWords(
  milestone: Milestone,
  now: number,
): { words: string; clock: "" | "over" | "still" } {
  const { expected, hold } = milestone;
  if (stateOf(milestone, now) === "live") return { words: say("itIsTime"), clock: "" };
  const left = Date.parse(expected) - (hold === undefined ? now : Date.parse(hold.since));
  if (left < 0)
    return { words: say("overdue", { age: age(-left) }), clock: hold === undefined ? "over" : "still" };
  return hold === undefined
    ? { words: say("startsIn", { age: remaining(left) }), clock: "" }
    : { words: say("wasLeft", { age: remaining(left) }), clock: "still" };
}

/** Writes the time that remains, by the second in the last hour, when a hall counts along. */
function remaining(millis: number): string {
  return millis < HOUR ? countdown(millis) : age(millis);
}

/** Links to the video room, once it is open; an archive has none that anybody is in. */
export function roomLink(milestone: Milestone, now: number): TemplateResult | string {
  const open = now >= Date.parse(milestone.opensAt) && isStillAhead(milestone, now);
  return isArchive || !open || milestone.room === undefined || !/^https?:/.test(milestone.room)
    ? ""
    : html`<p>
        <a
          class="room"
          href=${milestone.room}
          rel="noreferrer"
          >${say("enterRoom")}</a
        >
      </p>`;
}

export function readyCount(milestone: Milestone): string {
  return say("readyCount", {
    n: milestone.readyCount,
    all: Object.keys(milestone.cities).length,
    quorum: milestone.quorum,
  });
}

export function answerOf(face: Face): string {
  return say(({ yes: "ready", no: "notReady", unknown: "unknown", gone: "gone" } as const)[face.answer]);
}

export function isSilent(face: { lastHeard: number | undefined }, now: number): boolean {
  return face.lastHeard === undefined || now - face.lastHeard > SILENT_MILLIS;
}

export function silence(face: { lastHeard: number | undefined }, now: number): string {
  return face.lastHeard === undefined ? say("neverHeard") : say("silent", { age: age(now - face.lastHeard) });
}
