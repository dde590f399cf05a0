import type { Notice, Timeline } from "./document.js";
import type { Wording } from "./wording.js";
import type { SharedWords } from "./words/shared/fr.js";

/** A notice as a plain sentence, in the words that every page has. */
export function tell(notice: Notice, timeline: Timeline, wording: Wording<keyof SharedWords>): string {
  const city = timeline.cities[notice.city ?? ""];
  const milestone = timeline.milestones[notice.milestone ?? ""];
  const moved = notice.start ?? notice.to;
  const key = notice.type === "ready" ? `said.ready.${notice.ready}`
    : notice.cities !== undefined ? "said.announcement.some" : `said.${notice.type}`;
  return wording.say(key as keyof SharedWords, {
    city: city?.name ?? notice.city ?? "",
    slot: city?.slots[notice.slot ?? ""]?.title ?? notice.slot ?? "",
    milestone: milestone === undefined ? "" : wording.title(milestone.title),
    text: notice.text ?? "",
    cities: wording.list((notice.cities ?? []).map((id) => timeline.cities[id]?.name ?? id)),
    at: moved === undefined ? "" : wording.clockTime(Date.parse(moved), city?.timezone ?? timeline.edition.timezone),
  });
}

export function newestFirst(timeline: Timeline): [string, Notice][] {
  return Object.entries(timeline.notices).sort((a, b) => Number(b[0]) - Number(a[0]));
}
