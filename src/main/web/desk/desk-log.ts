import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { isKnown, sentence } from "../notices/news.js";
import type { Outbox } from "../outbox/outbox.js";
import { isSaidAs, speaksFor, type Post } from "../outbox/posts.js";
import { typed } from "../words/typed.js";
import { clockTime, count, isolated, say } from "../words/words.js";

const SHOWN = 12;

/** What was said at this desk, and what has become of each. */
export interface Log {
  outbox: Outbox;
  timeline: Timeline;
  /** While a second tap of the same finger says nothing. */
  settling: boolean;
  undo(post: Post): void;
}

/** Whether a post stands for itself: a retraction shows in what it takes back, unless it was refused. */
function isShown(post: Post): boolean {
  return post.body.type !== "retracted" || post.state === "refused";
}

/** A post as a plain sentence. */
export function whatWasSaid(post: Post, timeline: Timeline): string {
  const body = post.body as Record<string, string>;
  const city = timeline.cities[body["city"] ?? ""]?.name ?? "";
  if (post.body.type === "headcount") return say("said.headcount", { city, n: Number(body["count"]) });
  if (post.body.type === "retracted") return say("said.retracted");
  const notice = { ...body, type: post.body.type, at: "", observedAt: "" };
  // Newer pages on this device may have said what these have no words for.
  return isKnown(notice)
    ? sentence(notice, timeline)
    : [city, body["text"] ?? post.body.type].map(isolated).join(" · ");
}

/** How it stands with a post, in a word or two. */
function standing(post: Post, { outbox, timeline }: Log): string {
  if (isBeingUndone(post, outbox)) return say("post.undoing");
  if (post.state === "waiting" && !isSaidAs(post, outbox.session)) {
    return post.city === undefined
      ? say("waitsForCoordinator")
      : say("waitsForTeam", { city: timeline.cities[post.city]?.name ?? post.city });
  }
  return say(`post.${post.state}`);
}

/** Whether its retraction has still to go out. */
function isBeingUndone(post: Post, outbox: Outbox): boolean {
  return outbox.posts.some(
    other => other.state === "waiting" && other.body.type === "retracted" && other.body["ref"] === post.id,
  );
}

function look(post: Post): string {
  return post.state === "waiting" ? "unsent" : post.state;
}

/** What can be done about a post: taken back, or cleared away. */
function remedy(post: Post, log: Log): TemplateResult | string {
  const what = whatWasSaid(post, log.timeline);
  if (post.state === "refused" || post.state === "undone") {
    return html`<button
      class="quiet"
      aria-label="${say("dismiss")} : ${what}"
      @click=${() => void log.outbox.dismiss(post.id)}
    >
      ${say("dismiss")}
    </button>`;
  }
  if (isBeingUndone(post, log.outbox) || !speaksFor(log.outbox.session?.city, post)) return "";
  return html`<button
    class="undo"
    aria-disabled=${log.settling ? "true" : "false"}
    aria-label="${say("undo")} : ${what}"
    @click=${() => log.undo(post)}
  >
    ${say("undo")}
  </button>`;
}

export function logOf(log: Log): TemplateResult {
  const posts = log.outbox.posts.filter(isShown);
  return html`<section
    class="card posts"
    aria-labelledby="posts"
  >
    <h2 id="posts">${say("posts")}</h2>
    ${posts.length === 0 ? html`<p class="quiet">${say("noPosts")}</p>` : ""}
    <ol>
      ${posts.slice(0, SHOWN).map(
        post =>
          html`<li class=${look(post)}>
            <p>
              <time>${clockTime(Date.parse(post.body.observedAt), log.timeline.edition.timezone)}</time>
              ${whatWasSaid(post, log.timeline)} <strong>${standing(post, log)}</strong>
            </p>
            ${remedy(post, log)} ${post.why === undefined ? "" : html`<p class="why">${typed(post.why)}</p>`}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** The newest of all, and how many wait beside it: under the thumb, to be taken back at once. */
export function latestOf(log: Log): TemplateResult | string {
  const post = log.outbox.posts.find(isShown);
  if (post === undefined) return "";
  const waiting = log.outbox.posts.filter(other => other.state === "waiting").length;
  return html`<div class="latest ${look(post)}">
    <p>
      <strong>${standing(post, log)}</strong> <span>${whatWasSaid(post, log.timeline)}</span> ${log.outbox
        .flowing
        ? html`<em>${count("many.flowing", log.outbox.waiting.length)}</em>`
        : waiting > 1
          ? html`<em>${count("many.waiting", waiting)}</em>`
          : ""}
      ${post.why === undefined ? "" : html`<span class="why">${typed(post.why)}</span>`}
    </p>
    ${remedy(post, log)}
  </div>`;
}
