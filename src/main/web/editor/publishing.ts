import { html, type TemplateResult } from "lit";
import { isFaulty } from "./cell-faults.js";
import { changeList } from "./change-lines.js";
import type { Draft, Late } from "./draft-exchange.js";
import type { Conflict, Editing } from "./editing.js";
import type { Vocabulary } from "./plan-cells.js";
import type { Lines } from "./plan-lines.js";
import { changesBetween } from "./plan-merge.js";
import { titleIn } from "./plan-titles.js";
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
  now: number;
}

/** So long after a colleague has saved they are taken to be editing still. */
const EDITING_MILLIS = 60_000;

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

function planned(view: Publishing): TemplateResult {
  const { editing, timeline, words, moments } = view;
  const { isChanged, isPublishing, plan } = editing;
  const faulty = isFaulty(editing.faults, plan.lines);
  return html`${draftLines(view)}
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

/** Says whether what was typed here is kept for the team, and who of them edits too, or did last. */
function draftLines({ editing, timeline, now }: Publishing): TemplateResult {
  const { draft, colleague } = editing;
  const zone = timeline.cities[editing.city]!.timezone;
  const time = (saved: Draft) => ({ at: clockTime(Date.parse(saved.at), zone) });
  const isThere = colleague !== undefined && now - Date.parse(colleague.at) < EDITING_MILLIS;
  return html`${draft?.mine === true
    ? html`<p role="status">${sayPlan(editing.isKept ? "kept" : "keeping", time(draft))}</p>`
    : ""}
  ${colleague !== undefined && (isThere || draft?.mine === false)
    ? html`<p
        class="of-team"
        role="status"
      >
        ${sayPlan(isThere ? "teamEdits" : "teamEdited", {
          who: author(colleague, timeline),
          ...time(colleague),
        })}
      </p>`
    : ""}`;
}

function author({ by }: Draft, timeline: Timeline): string {
  const known = by === undefined ? "" : authorOf({ by } as Parameters<typeof authorOf>[0], timeline);
  return known === "" ? sayPlan("somebody") : known;
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

/** Draws what is asked once more before slots that run are taken out. */
export function runningQuestion(editing: Editing): TemplateResult | "" {
  const { question } = editing;
  if (question === undefined) return "";
  const { running, isOfPublication } = question;
  // Closed, not only taken away: so the focus goes back to where it came from.
  const close = (event: Event) => (event.target as HTMLElement).closest("dialog")?.close?.();
  return html`<dialog
    aria-labelledby="plan-running"
    @close=${() => editing.answer(false)}
  >
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        close(event);
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
          @click=${(event: Event) => {
            close(event);
            editing.answer(false);
          }}
        >
          ${say("leaveIt")}</button
        ><button class="danger">${sayPlan(isOfPublication ? "publishAnyway" : "removeAnyway")}</button>
      </div>
    </form>
  </dialog>`;
}
