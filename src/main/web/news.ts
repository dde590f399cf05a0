import type { Notice, Timeline } from "./document.js";
import { clockTime, language, list, say } from "./words.js";

/** A notice as a plain sentence. */
export function sentence(notice: Notice, timeline: Timeline): string {
  const city = notice.city === undefined ? undefined : timeline.cities[notice.city];
  const milestone = notice.milestone === undefined ? undefined : timeline.milestones[notice.milestone];
  const moved = notice.start ?? notice.to;
  const key = notice.type === "ready" ? `said.ready.${notice.ready}`
    : notice.cities !== undefined ? "said.announcement.some" : `said.${notice.type}`;
  return say(key as Parameters<typeof say>[0], {
    city: city?.name ?? notice.city ?? "",
    slot: (notice.slot === undefined ? undefined : city?.slots[notice.slot]?.title) ?? notice.slot ?? "",
    milestone: milestone === undefined ? "" : title(milestone.title),
    text: notice.text ?? "",
    cities: list((notice.cities ?? []).map((id) => timeline.cities[id]?.name ?? id)),
    at: moved === undefined ? "" : clockTime(Date.parse(moved), city?.timezone ?? timeline.edition.timezone),
  });
}

export function title(titles: Record<string, string>): string {
  return titles[language] ?? titles["fr"] ?? Object.values(titles)[0] ?? "";
}

export function newestFirst(timeline: Timeline): [string, Notice][] {
  return Object.entries(timeline.notices).sort((a, b) => Number(b[0]) - Number(a[0]));
}
