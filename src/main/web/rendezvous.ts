import { html, type TemplateResult } from "lit";
import type { Milestone, Timeline } from "./document.js";
import { hasStruck, isAwaited, type Face } from "./moment.js";
import { title } from "./news.js";
import { age, clockTime, dayName, say } from "./words.js";

/** A shared moment, for every page that shows it. */

export const SILENT_MILLIS = 40 * 60_000;

const MARKS: Record<Face["answer"], string> = { yes: "✓", no: "✕", unknown: "?", gone: "–" };

export function rendezvous(timeline: Timeline, milestone: Milestone, now: number, roll: TemplateResult | string, more: TemplateResult | string = ""): TemplateResult {
  const at = Date.parse(milestone.expected);
  const zone = timeline.edition.timezone;
  return html`
    <section class="rendezvous ${stateOf(milestone, now)}" aria-labelledby="rendezvous">
      <div>
        <h2 id="rendezvous">${title(milestone.title)}</h2>
        <p class="moment">${dayName(at, zone)}, ${clockTime(at, zone)}
          · <strong aria-live="polite">${say(`milestone.${stateOf(milestone, now)}`)}</strong>
          ${hasStruck(milestone, now) || !isAwaited(milestone) ? "" : html`<span class="countdown">${at >= now ? say("startsIn", { age: age(at - now) }) : say("overdue", { age: age(now - at) })}</span>`}</p>
        ${milestone.hold === undefined ? "" : html`<p class="hold">${milestone.hold.reason}</p>`}
        <p>${readyCount(milestone)}</p>${more}
      </div>
      ${roll}
    </section>`;
}

export function faceList(all: Face[], now: number): TemplateResult {
  return html`<ul class="faces">${all.map((face) => html`<li class="face ${face.answer}">
    <span class="mark" aria-hidden="true">${MARKS[face.answer]}</span> <b>${face.name}</b> <span>${face.answer === "unknown" && isSilent(face, now) ? silence(face, now) : answerOf(face)}</span>
    ${face.note === undefined ? "" : html`<i>${face.note}</i>`}
    ${face.late === 0 ? "" : html`<em>${say("willBeLate", { n: face.late })}</em>`}</li>`)}</ul>`;
}

/** A moment that strikes by the clock is live at that instant, before the server's word has come. */
export function stateOf(milestone: Milestone, now: number): Milestone["state"] {
  return milestone.state === "planned" && hasStruck(milestone, now) ? "live" : milestone.state;
}

export function readyCount(milestone: Milestone): string {
  return say("readyCount", { n: milestone.readyCount, all: Object.keys(milestone.cities).length, quorum: milestone.quorum });
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
