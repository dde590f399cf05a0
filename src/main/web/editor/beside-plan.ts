import { html, type TemplateResult } from "lit";
import "./file-import.js";
import "./history.js";
import "./moments.js";
import "./picture.js";
import type { Editing } from "./editing.js";
import type { PictureMoment } from "./picture.js";
import { changed, placed } from "./plan.js";
import type { Moments } from "./plan-hours.js";
import { isSlot, keyOf, type Lines, type SlotLine } from "./plan-lines.js";
import type { Clock } from "../feed/feed.js";
import type { Timeline } from "../feed/document.js";
import { title } from "../notices/page-notices.js";
import { nextPaint } from "../page/dom.js";
import { sayPlan } from "../words/editor-words.js";

/** What stands beside the plan of a city: its picture, its versions, and the moments that are shared. */

/** Draws the picture; what is dragged in it is a change of the plan like any other. */
export function picture(editing: Editing, timeline: Timeline, moments: Moments, isOpen: boolean) {
  const { lines } = editing.plan;
  const { from, to } = timeline.edition;
  return html`<details
    class="pictured"
    ?open=${isOpen}
  >
    <summary><h2>${sayPlan("picture")}</h2></summary>
    <programme-picture
      .slots=${lines.filter(isSlot)}
      .bounds=${{ first: from, last: to, zone: timeline.cities[editing.city]!.timezone }}
      .moments=${pictured(timeline, editing.city)}
      .change=${(slot: SlotLine) => editing.edit(changed(editing.plan, withSlot(lines, slot, moments)))}
    ></programme-picture>
  </details>`;
}

function withSlot(lines: Lines, slot: SlotLine, moments: Moments): Lines {
  const index = lines.findIndex(line => keyOf(line) === slot.id);
  return index < 0 ? lines : placed(lines.with(index, slot), index, moments);
}

/** Lists the moments that a city shares with others, when they are expected. */
function pictured({ milestones }: Timeline, city: string): PictureMoment[] {
  return Object.entries(milestones)
    .filter(([, milestone]) => milestone.cities[city] !== undefined && milestone.state !== "cancelled")
    .map(([id, milestone]) => ({
      id,
      title: title(milestone.title),
      start: Date.parse(milestone.expected),
      end: Date.parse(milestone.endsAt),
    }));
}

/** Draws the versions that were published; one is taken into the draft as a change of the plan. */
export function history(editing: Editing, timeline: Timeline): TemplateResult {
  return html`<details class="published-before">
    <summary><h2>${sayPlan("history")}</h2></summary>
    <programme-history
      .edition=${editing.edition}
      .city=${editing.city}
      .timeline=${timeline}
      .restore=${(programme: Lines) => void restore(editing, programme)}
    ></programme-history>
  </details>`;
}

/** Takes a version into the draft, and leads to what that would change. */
async function restore(editing: Editing, programme: Lines): Promise<void> {
  editing.edit(changed(editing.plan, programme));
  await nextPaint();
  document.querySelector<HTMLElement>("[data-publish]")?.focus();
}

/** Draws the moments that all cities share, for coordination. */
export function sharedMoments(edition: string, timeline: Timeline, clock: Clock): TemplateResult {
  return html`<section
    class="of-all"
    aria-labelledby="of-all"
  >
    <h2 id="of-all">${sayPlan("moments")}</h2>
    <shared-moments
      .edition=${edition}
      .timeline=${timeline}
      .clock=${clock}
    ></shared-moments>
  </section>`;
}

/**
 * Draws the ways in and out of files.
 *
 * @param city whose programme comes in; empty where a coordinator may choose
 */
export function files(edition: string, city: string, timeline: Timeline): TemplateResult {
  return html`<details class="files">
    <summary><h2>${sayPlan("exchange")}</h2></summary>
    <file-import
      .edition=${edition}
      .city=${city}
      .timeline=${timeline}
    ></file-import>
  </details>`;
}
