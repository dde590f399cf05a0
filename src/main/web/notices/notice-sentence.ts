import type { Notice, Timeline } from "../feed/document.js";
import { turnWords } from "../turns/named-turn.js";
import { cityName } from "../words/city-name.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/** Asks whether these pages have words for a notice. A newer server makes some that they leave out. */
export function isKnown(notice: Notice, wording: Wording<keyof SharedWords>): boolean {
  return wording.knows(keyOf(notice));
}

function keyOf(notice: Notice): string {
  if (notice.type === "ready") return `said.ready.${notice.ready}`;
  if (notice.type === "milestone.changed") return changeKey(notice);
  if (notice.type === "project.changed" && notice.changes?.[0]?.member === undefined)
    return "said.project.added";
  const isAddressed = notice.type === "announcement" || notice.type === "question.asked";
  return isAddressed && notice.cities !== undefined ? `said.${notice.type}.some` : `said.${notice.type}`;
}

/** One new room or one new start has words of its own, for that is what everybody has to know. */
function changeKey({ changes = [] }: Notice): string {
  const member = changes.length === 1 ? changes[0]?.member : undefined;
  return member === "room" || member === "at" ? `said.milestone.changed.${member}` : "said.milestone.changed";
}

/** What people of a city, or coordination, wrote themselves of what a notice says. */
type Written = Readonly<Record<"slot" | "project" | "text" | "answer", string>>;

export function writtenIn(notice: Notice, { cities, edition }: Timeline): Written {
  const { city, slot = "", project = "", text = "", answer = "", title } = notice;
  const gone = typeof title === "string" ? title : undefined;
  return {
    slot: cities[city ?? ""]?.slots[slot]?.title ?? gone ?? slot,
    // A statement holds the whole project, of which a notice has the id.
    project:
      typeof project === "string" ? (edition.projects?.[project]?.name ?? gone ?? project) : project.name,
    text,
    answer,
  };
}

/**
 * Writes a notice as a plain sentence, in the words that every page has; empty where they have none.
 *
 * @param written what stands in it of what people wrote
 */
export function sentenceOf(
  notice: Notice,
  timeline: Timeline,
  wording: Wording<keyof SharedWords>,
  written = writtenIn(notice, timeline),
): string {
  if (!isKnown(notice, wording)) return "";
  const city = timeline.cities[notice.city ?? ""];
  const milestone = timeline.milestones[notice.milestone ?? ""];
  const moved = notice.start ?? notice.end ?? notice.to ?? notice.until ?? newStart(notice);
  return wording.say(keyOf(notice) as keyof SharedWords, {
    city: city === undefined ? cityGone(notice) : cityName(city, wording.language),
    ...written,
    milestone: titleOf(milestone?.title ?? notice.title, wording),
    turn: turnOf(notice, timeline, wording),
    block: wording.title(milestone?.title ?? {}) || written.slot,
    cities: wording.list(
      (notice.cities ?? []).map(id => {
        const told = timeline.cities[id];
        return told === undefined ? id : cityName(told, wording.language);
      }),
    ),
    at:
      moved === undefined
        ? ""
        : wording.clockTime(Date.parse(moved), city?.timezone ?? timeline.edition.timezone),
  });
}

/** Names a turn; what is left of one that is gone is a title, or its id. */
function turnOf(notice: Notice, timeline: Timeline, wording: Wording<never>): string {
  const { city = "", slot = "", milestone = "", turn: id = "", title } = notice;
  const turn = (timeline.milestones[milestone] ?? timeline.cities[city]?.slots[slot])?.turns?.[id];
  if (turn !== undefined) return turnWords(id, turn, timeline, wording);
  return typeof title === "string" ? title : id;
}

function cityGone({ city = "", slot, title }: Notice): string {
  return slot === undefined && typeof title === "string" ? title : city;
}

function titleOf(title: Notice["title"], wording: Wording<keyof SharedWords>): string {
  return title === undefined || typeof title === "string" ? "" : wording.title(title);
}

/** Only a moment's start is an instant: a slot's is a time of day. */
function newStart({ type, changes = [] }: Notice): string | undefined {
  if (type !== "milestone.changed") return undefined;
  const start = changes.find(({ member }) => member === "at")?.is;
  return typeof start === "string" ? start : undefined;
}

/** Lists the notices that these pages have words for, by their positions. */
export function newestFirst(timeline: Timeline, wording: Wording<keyof SharedWords>): [string, Notice][] {
  return Object.entries(timeline.notices)
    .filter(([, notice]) => isKnown(notice, wording))
    .sort((a, b) => Number(b[0]) - Number(a[0]));
}
