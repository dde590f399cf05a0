import { html, type TemplateResult } from "lit";
import { firstLink, shownAddress } from "../announcement/links.js";
import { standing, type Standing } from "../announcement/standing.js";
import type { Timeline } from "../feed/document.js";
import { addressOf } from "../http/base-path.js";
import { again } from "./code.js";
import { withBalancedDirections } from "../words/isolation.js";
import { textParts } from "../words/text-parts.js";
import { count, say } from "../words/other-words.js";
import { clockTime, list } from "../words/words.js";

const SHORT_CHARACTERS = 110;
const LONG_CHARACTERS = 260;

/** Draws the newest announcement that stands out, with its link as a code. */
export function standsOut(
  timeline: Timeline,
  now: number,
  { city, isLive }: { city: string | undefined; isLive: boolean },
): TemplateResult | string {
  const [newest, ...others] = standing(timeline, now, city);
  return newest === undefined ? "" : band(timeline, newest, others.length, isLive);
}

/** While a moment is live its code is the only one, so that nobody is led elsewhere. */
function band(timeline: Timeline, announcement: Standing, others: number, isLive: boolean): TemplateResult {
  const { id, text, at, urgent } = announcement;
  const link = isLive ? undefined : firstLink(text);
  const size = text.length <= SHORT_CHARACTERS ? "short" : text.length <= LONG_CHARACTERS ? "" : "long";
  return html`<section
    class="announcement ${urgent ? "urgent" : ""} ${size} ${link === undefined ? "" : "with-code"}"
    aria-label=${say("announcement")}
  >
    <div>
      <p class="head">
        <b>${announcementTitle(timeline, announcement)}</b>
        <time>${clockTime(Date.parse(at), timeline.edition.timezone)}</time>
        ${others === 0 ? "" : html`<span>${count("announcement.more", others)}</span>`}
      </p>
      <p class="text"><bdi>${readable(text)}</bdi></p>
    </div>
    ${link === undefined
      ? ""
      : html`<img
          src=${addressOf(`/api/v1/editions/${timeline.edition.id}/announcements/${id}/link.svg`)}
          alt=${say("linkCode", { address: shownAddress(link) })}
          @error=${again}
        />`}
  </section>`;
}

/** Nobody taps on a wall: an address is written as it is said. */
function readable(text: string): string {
  return textParts(withBalancedDirections(text))
    .map(({ text: part, href }) => (href === undefined ? part : shownAddress(part)))
    .join("");
}

/** Says that it is an announcement, and for whom where it is not for all. */
function announcementTitle(timeline: Timeline, { cities, urgent }: Standing): string {
  if (cities === undefined) return say(urgent === true ? "announcement.urgent" : "announcement");
  return say("announcementTo", { cities: list(cities.map(id => timeline.cities[id]?.name ?? id)) });
}
