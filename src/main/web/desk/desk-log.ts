import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Notice, Timeline } from "../feed/document.js";
import { isKnown, markedSentence, sentence } from "../notices/page-notices.js";
import type { Outbox } from "../outbox/outbox.js";
import { isSendable, type Body, type Post } from "../outbox/posts.js";
import type { LogEntry } from "./team-log.js";
import { userText } from "../words/user-text.js";
import { count, say } from "../words/other-words.js";
import { clockTime, isolated } from "../words/words.js";

const SHOWN = 12;
const MOST_SHOWN = 60;

/** What the log of a city needs. */
export interface Log {
  /** The newest first. */
  entries: readonly LogEntry[];
  outbox: Outbox;
  timeline: Timeline;
  /** The city whose log it is. */
  city: string;
  /** Whether a second tap is still ignored. */
  settling: boolean;
  undo(entry: LogEntry): void;
  /** Clears an entry away. */
  dismiss(entry: LogEntry): void;
}

/** Writes what was said as a plain sentence. */
export function sentenceFor(body: Body & { observedAt: string }, timeline: Timeline): string {
  const members = body as unknown as Record<string, string>;
  const city = timeline.cities[members["city"] ?? ""]?.name ?? "";
  if (body.type === "headcount") return say("said.headcount", { city, n: Number(members["count"]) });
  if (body.type === "retracted") return say("said.retracted");
  // Newer pages on this device may have made posts that these have no words for.
  return isNotice(body)
    ? sentence(noticeOf(body), timeline)
    : [city, members["text"] ?? body.type].map(isolated).join(" · ");
}

/** Draws what was said, with what people wrote marked as being in their language. */
function markedFor(body: LogEntry["body"], timeline: Timeline): TemplateResult | string {
  return isNotice(body) ? markedSentence(noticeOf(body), timeline) : sentenceFor(body, timeline);
}

function noticeOf(body: LogEntry["body"]): Notice {
  return { ...body, at: "" } as unknown as Notice;
}

/** Asks whether a post makes a notice that these pages have words for. */
function isNotice(body: LogEntry["body"]): boolean {
  return body.type !== "headcount" && body.type !== "retracted" && isKnown(noticeOf(body));
}

/** Names the state of an entry in a word or two. */
function stateWords({ state, post }: LogEntry, { outbox, timeline }: Log): string {
  return state === "waiting" && post !== undefined && !isSendable(post, outbox.roles)
    ? waitsFor(post, timeline)
    : say(`post.${state}`);
}

function waitsFor({ city }: Post, timeline: Timeline): string {
  return city === undefined
    ? say("waitsForCoordinator")
    : say("waitsForTeam", { city: timeline.cities[city]?.name ?? city });
}

function stateClass({ state }: LogEntry): string {
  return state === "waiting" ? "unsent" : state;
}

/** Offers to take an entry back, or to clear it away. */
function entryButton(entry: LogEntry, log: Log): TemplateResult | string {
  const what = sentenceFor(entry.body, log.timeline);
  if (entry.state === "refused" || entry.state === "undone") {
    return html`<button
      class="quiet"
      aria-label="${say("dismiss")} : ${what}"
      @click=${() => log.dismiss(entry)}
    >
      ${say("dismiss")}
    </button>`;
  }
  if (entry.state === "undoing" || entry.body["city"] !== log.city) return "";
  return html`<button
    class="undo"
    aria-disabled=${log.settling ? "true" : "false"}
    aria-label="${say("undo")} : ${what}"
    @click=${() => log.undo(entry)}
  >
    ${say("undo")}
  </button>`;
}

/** Draws what the team said: the newest, and the others behind a line. */
export function teamLogView(log: Log): TemplateResult {
  const rest = log.entries.slice(SHOWN, MOST_SHOWN);
  return html`<section
    class="card posts"
    aria-labelledby="posts"
  >
    <h2 id="posts">${say("posts")}</h2>
    ${log.entries.length === 0 ? html`<p class="quiet">${say("noPosts")}</p>` : ""}
    <ol>
      ${entryList(log.entries.slice(0, SHOWN), log)}
    </ol>
    ${rest.length === 0
      ? ""
      : html`<details>
          <summary>${count("many.earlier", rest.length)}</summary>
          <ol>
            ${entryList(rest, log)}
          </ol>
        </details>`}
  </section>`;
}

function entryList(entries: readonly LogEntry[], log: Log): unknown {
  return repeat(
    entries,
    entry => entry.id,
    entry =>
      html`<li class=${stateClass(entry)}>
        <p>
          <time>${clockTime(Date.parse(entry.body.observedAt), log.timeline.edition.timezone)}</time>
          ${markedFor(entry.body, log.timeline)} <strong>${stateWords(entry, log)}</strong>
        </p>
        ${entryButton(entry, log)}
        ${entry.why === undefined ? "" : html`<p class="why">${userText(entry.why)}</p>`}
      </li>`,
  );
}

/** Draws the newest entry and how many wait beside it, so that it can be taken back at once. */
export function latestEntry(log: Log): TemplateResult | string {
  const entry = log.entries[0];
  if (entry === undefined) return "";
  const waiting = log.outbox.posts.filter(other => other.state === "waiting").length;
  return html`<div class="latest ${stateClass(entry)}">
    <p>
      <strong>${stateWords(entry, log)}</strong> <span>${markedFor(entry.body, log.timeline)}</span> ${log
        .outbox.flowing
        ? html`<em>${count("many.flowing", log.outbox.waiting.length)}</em>`
        : waiting > 1
          ? html`<em>${count("many.waiting", waiting)}</em>`
          : ""}
      ${entry.why === undefined ? "" : html`<span class="why">${userText(entry.why)}</span>`}
    </p>
    ${entryButton(entry, log)}
  </div>`;
}
