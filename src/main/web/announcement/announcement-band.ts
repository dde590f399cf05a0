import { html, type TemplateResult } from "lit";
import type { Standing } from "./standing.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { linkedText } from "../words/linked-text.js";
import { clockTime, count, list, say } from "../words/words.js";

/**
 * What coordination announced and still stands out, as a band over the whole width: the newest one, with the
 * cities that it is for where those are not all; the others counted.
 *
 * @param standing the newest first @param zone by whose clock its time is told @param more what a page adds
 * to it, such as a button
 */
export function announcementBand(
  timeline: Timeline,
  standing: readonly Standing[],
  zone = timeline.edition.timezone,
  more: TemplateResult | string = "",
): TemplateResult | string {
  const [newest, ...others] = standing;
  if (newest === undefined) return "";
  return html`<section
    class="announced ${newest.urgent === true ? "urgent" : ""}"
    aria-label=${say("announcement")}
  >
    <p>
      <strong>${heading(newest, timeline)}</strong>
      <time>${clockTime(Date.parse(newest.at), zone)}</time>
      <span class="text">${linkedText(newest.text, writtenLanguage(timeline))}</span>
      ${others.length === 0 ? "" : html`<small>${count("announcement.more", others.length)}</small>`}
    </p>
    ${more}
  </section>`;
}

/** A city that is gone meanwhile is called by its id. */
function heading({ urgent, cities }: Standing, timeline: Timeline): string {
  const names = cities?.map(id => timeline.cities[id]?.name ?? id);
  const to = names === undefined ? undefined : say("announcementTo", { cities: list(names) });
  if (urgent !== true) return to ?? say("announcement");
  return [say("announcement.urgent"), ...(to === undefined ? [] : [to])].join(" · ");
}
