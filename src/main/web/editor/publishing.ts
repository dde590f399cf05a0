import { html, type TemplateResult } from "lit";
import { isFaulty } from "./cell-faults.js";
import { changeList } from "./change-lines.js";
import type { Draft, Late } from "./draft-exchange.js";
import type { Conflict, Editing } from "./editing.js";
import type { Vocabulary } from "./plan-cells.js";
import { isSlot, type Lines } from "./plan-lines.js";
import { changesBetween } from "./plan-merge.js";
import type { NamedMoment } from "./plan-words.js";
import { authorOf } from "../control/journal-words.js";
import type { Timeline } from "../feed/document.js";
import { sayPlan } from "../words/editor-words.js";
import { clockTime, say } from "../words/words.js";

/** What would become of a plan when it is published, and the ways to do that and to take it back. */

export interface Publishing {
  editing: Editing;
  timeline: Timeline;
  words: Vocabulary;
  moments: Readonly<Record<string, NamedMoment>>;
}

export function publishing(view: Publishing): TemplateResult {
  const { editing } = view;
  return html`<section
    class="publishing card"
    aria-labelledby="plan-publishing"
  >
    <h2 id="plan-publishing">${sayPlan("wouldChange")}</h2>
    ${trouble(editing)} ${editing.conflict === undefined ? planned(view) : conflict(view, editing.conflict)}
    ${editing.published === undefined
      ? ""
      : html`<p
          class="published"
          role="status"
        >
          <strong>${sayPlan("published")}</strong>
          <button
            data-take-back
            ?disabled=${editing.isPublishing}
            @click=${() => void editing.undoPublication()}
          >
            ${sayPlan("takeBack")}
          </button>
        </p>`}
  </section>`;
}

function planned({ editing, timeline, words, moments }: Publishing): TemplateResult {
  const { isChanged, isPublishing, plan } = editing;
  const faulty = isFaulty(editing.faults, plan.lines);
  return html`${draftLine(editing.draft, editing, timeline)}
    ${isChanged
      ? html`${isMovedOnly(editing) ? html`<p>${sayPlan("moved")}</p>` : ""}
        ${changeList(editing.changes, titleIn(plan.lines, plan.announced), words)}
        ${lateness(editing.late, moments, plan.lines, timeline)}`
      : html`<p class="quiet">${sayPlan("asAnnounced")}</p>`}
    <div class="actions">
      <button
        class="primary large"
        data-publish
        ?disabled=${!isChanged || isPublishing}
        aria-describedby=${faulty ? "plan-faulty" : "plan-publishing"}
        @click=${() => editing.publish()}
      >
        ${sayPlan(isPublishing ? "publishing" : "publish")}
      </button>
      ${isChanged
        ? html`<button
            class="large"
            ?disabled=${isPublishing}
            @click=${() => editing.discard()}
          >
            ${sayPlan("discard")}
          </button>`
        : ""}
    </div>
    ${faulty
      ? html`<p
          class="fault"
          id="plan-faulty"
        >
          ${sayPlan("faulty")}
        </p>`
      : ""}`;
}

/** Whether slots stand in another order and nothing else is changed. */
function isMovedOnly({ changes }: Editing): boolean {
  return changes.length === 0;
}

function trouble({ faults, trouble: words }: Editing): TemplateResult {
  const all = [...(words === "" ? [] : [words]), ...faults.others];
  return html`${all.map(
    detail =>
      html`<p
        class="refused"
        role="alert"
      >
        ${detail}
      </p>`,
  )}`;
}

/** Says who of the team edits, and whether what was typed here is kept for them. */
function draftLine(draft: Draft | undefined, editing: Editing, timeline: Timeline): TemplateResult | "" {
  if (draft === undefined) return "";
  const zone = timeline.cities[editing.city]!.timezone;
  const at = clockTime(Date.parse(draft.at), zone);
  const who =
    draft.by === undefined ? "" : authorOf({ by: draft.by } as Parameters<typeof authorOf>[0], timeline);
  return html`<p
    class="draft ${draft.mine ? "" : "of-team"}"
    role="status"
  >
    ${draft.mine
      ? sayPlan(editing.isKept ? "kept" : "keeping", { at })
      : sayPlan("teamEdits", { who: who === "" ? sayPlan("somebody") : who, at })}
  </p>`;
}

function lateness(
  late: readonly Late[],
  moments: Readonly<Record<string, NamedMoment>>,
  lines: Lines,
  timeline: Timeline,
): TemplateResult | "" {
  if (late.length === 0) return "";
  const title = titleIn(lines, []);
  return html`<ul
    class="late"
    aria-label=${sayPlan("late")}
  >
    ${late.map(({ slot, milestone, until }) => {
      const moment = moments[milestone]?.title ?? milestone;
      const facts = { moment, slot: title(slot ?? ""), at: lateUntil(until, timeline) };
      return html`<li>${sayPlan("lateFor", facts)}</li>`;
    })}
  </ul>`;
}

/** An instant, or a time of day as it is. */
function lateUntil(until: string | undefined, timeline: Timeline): string {
  const instant = Date.parse(until ?? "");
  return Number.isNaN(instant) ? (until ?? "") : clockTime(instant, timeline.edition.timezone);
}

/** Draws what a colleague published, and beside it what was changed here meanwhile. */
function conflict({ editing, words }: Publishing, { theirs }: Conflict): TemplateResult {
  const { announced, lines } = editing.plan;
  const both = titleIn(theirs, lines, announced);
  return html`<div class="conflict">
    <p
      class="refused"
      role="alert"
    >
      ${sayPlan("overtaken")}
    </p>
    <div class="both">
      <section aria-labelledby="plan-theirs">
        <h3 id="plan-theirs">${sayPlan("theirs")}</h3>
        ${changeList(changesBetween(announced, theirs), both, words)}
        <button
          class="large"
          data-theirs
          @click=${() => editing.takeTheirs()}
        >
          ${sayPlan("takeTheirs")}
        </button>
      </section>
      <section aria-labelledby="plan-mine">
        <h3 id="plan-mine">${sayPlan("mine")}</h3>
        ${changeList(changesBetween(announced, lines), both, words)}
        <button
          class="primary large"
          data-mine
          @click=${() => editing.putMineOnTop()}
        >
          ${sayPlan("putMineOnTop")}
        </button>
      </section>
    </div>
  </div>`;
}

/** Gives the title of a slot where the first of these programmes that has it says it. */
function titleIn(...programmes: Lines[]): (slot: string) => string {
  return slot =>
    programmes
      .flat()
      .filter(isSlot)
      .find(({ id }) => id === slot)?.title ?? slot;
}

/** Draws what is asked once more before slots that run are taken out. */
export function runningQuestion(editing: Editing): TemplateResult | "" {
  const { question } = editing;
  if (question === undefined) return "";
  const { running, isOfPublication } = question;
  return html`<dialog
    aria-labelledby="plan-running"
    @close=${() => editing.answer(false)}
  >
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        editing.answer(true);
      }}
    >
      <h2 id="plan-running">${sayPlan("running", { n: running.length })}</h2>
      <ul>
        ${running.map(title => html`<li>${title}</li>`)}
      </ul>
      <p>${sayPlan("runningMeans")}</p>
      <div class="pair">
        <button
          type="button"
          @click=${() => editing.answer(false)}
        >
          ${say("leaveIt")}</button
        ><button class="danger">${sayPlan(isOfPublication ? "publishAnyway" : "removeAnyway")}</button>
      </div>
    </form>
  </dialog>`;
}
