import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { isKnown, sentence } from "../notices/page-notices.js";
import type { Outbox } from "../outbox/outbox.js";
import { isSaidAs, speaksFor, type Post } from "../outbox/posts.js";
import { userText } from "../words/user-text.js";
import { clockTime, count, isolated, say } from "../words/words.js";

const SHOWN = 12;

/** What the list of this desk's posts needs. */
export interface Log {
  outbox: Outbox;
  timeline: Timeline;
  /** Whether a second tap is still ignored. */
  settling: boolean;
  undo(post: Post): void;
}

/** Asks whether a post is listed: a retraction shows in the post it takes back, unless it was refused. */
function isShown(post: Post): boolean {
  return post.body.type !== "retracted" || post.state === "refused";
}

/** Writes a post as a plain sentence. */
export function sentenceFor(post: Post, timeline: Timeline): string {
  const body = post.body as Record<string, string>;
  const city = timeline.cities[body["city"] ?? ""]?.name ?? "";
  if (post.body.type === "headcount") return say("said.headcount", { city, n: Number(body["count"]) });
  if (post.body.type === "retracted") return say("said.retracted");
  const notice = { ...body, type: post.body.type, at: "", observedAt: "" };
  // Newer pages on this device may have made posts that these have no words for.
  return isKnown(notice)
    ? sentence(notice, timeline)
    : [city, body["text"] ?? post.body.type].map(isolated).join(" · ");
}

/** Names the state of a post in a word or two. */
function stateWords(post: Post, { outbox, timeline }: Log): string {
  if (isBeingUndone(post, outbox)) return say("post.undoing");
  if (post.state === "waiting" && !isSaidAs(post, outbox.session)) {
    return post.city === undefined
      ? say("waitsForCoordinator")
      : say("waitsForTeam", { city: timeline.cities[post.city]?.name ?? post.city });
  }
  return say(`post.${post.state}`);
}

/** Asks whether a post's retraction has still to be sent. */
function isBeingUndone(post: Post, outbox: Outbox): boolean {
  return outbox.posts.some(
    other => other.state === "waiting" && other.body.type === "retracted" && other.body["ref"] === post.id,
  );
}

function stateClass(post: Post): string {
  return post.state === "waiting" ? "unsent" : post.state;
}

/** Offers to take a post back, or to clear it away. */
function postButton(post: Post, log: Log): TemplateResult | string {
  const what = sentenceFor(post, log.timeline);
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

export function postLog(log: Log): TemplateResult {
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
          html`<li class=${stateClass(post)}>
            <p>
              <time>${clockTime(Date.parse(post.body.observedAt), log.timeline.edition.timezone)}</time>
              ${sentenceFor(post, log.timeline)} <strong>${stateWords(post, log)}</strong>
            </p>
            ${postButton(post, log)}
            ${post.why === undefined ? "" : html`<p class="why">${userText(post.why)}</p>`}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Draws the newest post and how many wait beside it, so that it can be taken back at once. */
export function latestPost(log: Log): TemplateResult | string {
  const post = log.outbox.posts.find(isShown);
  if (post === undefined) return "";
  const waiting = log.outbox.posts.filter(other => other.state === "waiting").length;
  return html`<div class="latest ${stateClass(post)}">
    <p>
      <strong>${stateWords(post, log)}</strong> <span>${sentenceFor(post, log.timeline)}</span> ${log.outbox
        .flowing
        ? html`<em>${count("many.flowing", log.outbox.waiting.length)}</em>`
        : waiting > 1
          ? html`<em>${count("many.waiting", waiting)}</em>`
          : ""}
      ${post.why === undefined ? "" : html`<span class="why">${userText(post.why)}</span>`}
    </p>
    ${postButton(post, log)}
  </div>`;
}
