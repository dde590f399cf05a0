import { html, type TemplateResult } from "lit";
import type { Milestone, Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { becameOf } from "./hero-view.js";
import { endOf, isStillAhead, stateOf } from "./moment.js";
import { clockWords, readyCount, roomLink } from "./moment-view.js";
import { speakingWords } from "../turns/speaking-words.js";
import { title, titleText } from "../notices/page-notices.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { age, countdown, dayAndTime, isolated, wording } from "../words/words.js";

/**
 * The shared moment as a band: what it is doing, how long it still takes, and the way in. For the pages of
 * those who run the event, who have other things to see on the same screen.
 */
export function momentBand(timeline: Timeline, milestone: Milestone, now: number): TemplateResult {
  const state = stateOf(milestone, now);
  const name = title(milestone.title);
  const hasPassed = !isStillAhead(milestone, now);
  return html`<section
    class="moment-band ${state} ${hasPassed ? "past" : ""}"
    aria-label=${isolated(name)}
  >
    <div>
      <h2>${titleText(milestone.title)}</h2>
      ${state === "live"
        ? ""
        : html`<p class="when">
            ${dayAndTime(Date.parse(milestone.expected), timeline.edition.timezone)} ·
            <strong>${hasPassed ? becameOf(milestone, now) : say(`milestone.${state}`)}</strong>
          </p>`}
    </div>
    ${hasPassed ? "" : body(timeline, milestone, state, now)}
  </section>`;
}

function body(
  timeline: Timeline,
  milestone: Milestone,
  state: Milestone["state"],
  now: number,
): TemplateResult | string {
  const at = Date.parse(milestone.expected);
  const { words, clock } = clockWords(milestone, now);
  switch (state) {
    case "planned":
      return html`<p class="big ${clock}">${words}</p>
        <p class="ready-count">${readyCount(milestone)}</p>
        ${roomLink(milestone, now)}`;
    case "held":
      return html`<p class="hold">${userText(milestone.hold?.reason ?? "", writtenLanguage(timeline))}</p>
        <p class="big ${clock}">${words}</p>
        <p class="ready-count">${readyCount(milestone)}</p>
        ${roomLink(milestone, now)}`;
    case "live":
      // The way in stands where no dock covers it.
      return html`<p class="big">${words}</p>
        ${speaking(timeline, milestone, now)} ${roomLink(milestone, now)}
        <p class="course">
          ${say("moment.since", { age: age(now - at) })} ·
          ${say("stillFor", { age: countdown(endOf(milestone, now) - now) })}
        </p>`;
    default:
      return "";
  }
}

function speaking(timeline: Timeline, milestone: Milestone, now: number): TemplateResult | string {
  const words = speakingWords(timeline, milestone, now, wording);
  return words === "" ? "" : html`<p class="speaking">${words}</p>`;
}
