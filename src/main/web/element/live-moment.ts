import { isArchiveScript } from "./archive-script.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { element, userText } from "../page/dom.js";
import { whatMatters, type Hero } from "../moment/hero.js";
import { isAwaited, stateOf } from "../moment/moment.js";
import { figures } from "../programme/figures.js";
import { currentMilestone, isLongAgo } from "../programme/programme.js";
import { speakingWords } from "../turns/speaking-words.js";
import { DAY_MILLIS } from "../time/local-time.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

type Words = Wording<keyof SharedWords>;
type Heading = "h2" | "h3";

/**
 * Draws the shared moment as it matters now: a countdown, the way in, the reason why it waits, or one line.
 * Nothing where the edition has none, and thanks at its end.
 *
 * @param home where the pages of the edition are, with a slash at its end
 */
export function countdownCard(
  timeline: Timeline,
  now: number,
  words: Words,
  home: string,
  heading: Heading = "h2",
): HTMLElement[] {
  const hero = whatMatters(timeline, now);
  switch (hero.kind) {
    case "live":
    case "countdown":
    case "held":
      return [
        titleOf(hero.milestone, heading, words),
        when(hero, timeline, now, words),
        ...clock(hero, now, words),
        ...speaking(hero, timeline, now, words),
        ...reason(hero.milestone),
        ...wayIn(hero.milestone, now, words),
        ready(hero.milestone, words),
      ];
    case "day":
      return hero.past === undefined ? [] : line(hero.past.milestone, timeline, now, heading, words);
    case "night": {
      const ahead = currentMilestone(timeline, now)?.[1];
      return ahead === undefined || !isAwaited(ahead) || isLongAgo(Date.parse(ahead.expected), now)
        ? []
        : line(ahead, timeline, now, heading, words);
    }
    case "over":
      return [
        element(heading, {}, words.say("thanks")),
        element("p", {}, figures(timeline, words).join(" · ")),
        element("p", {}, element("a", { class: "primary", href: `${home}report` }, words.say("report"))),
      ];
  }
}

type Shared = Extract<Hero, { milestone: Milestone }>;

function titleOf({ title }: Milestone, heading: Heading, words: Words): HTMLElement {
  return element(heading, {}, userText(words.title(title)));
}

function line(
  milestone: Milestone,
  timeline: Timeline,
  now: number,
  heading: Heading,
  words: Words,
): HTMLElement[] {
  const at = words.dayAndTime(Date.parse(milestone.expected), timeline.edition.timezone);
  const state = words.say(`milestone.${stateOf(milestone, now)}`);
  return [titleOf(milestone, heading, words), element("p", {}, `${at} · ${state}`)];
}

function when(hero: Shared, timeline: Timeline, now: number, words: Words): HTMLElement {
  const { timezone } = timeline.edition;
  const state = words.say(`milestone.${stateOf(hero.milestone, now)}`);
  const at =
    hero.kind === "live"
      ? words.say("sinceUntil", {
          since: words.clockTime(hero.since, timezone),
          until: words.clockTime(hero.until, timezone),
        })
      : words.dayAndTime(Date.parse(hero.milestone.expected), timezone);
  return element("p", {}, `${at} · ${state}`);
}

/** Counts down, by the second on the day; stands still while the moment is held. */
function clock(hero: Shared, now: number, words: Words): HTMLElement[] {
  switch (hero.kind) {
    case "live":
      return [element("p", { class: "countdown" }, words.say("itIsTime"))];
    case "held":
      return [
        element(
          "p",
          { class: "still" },
          hero.left < 0
            ? words.say("overdue", { age: words.age(-hero.left) })
            : words.say("wasLeft", { age: words.age(hero.left) }),
        ),
      ];
    case "countdown":
      return left(hero.at, now, words);
  }
}

function speaking({ kind, milestone }: Shared, timeline: Timeline, now: number, words: Words): HTMLElement[] {
  const said = kind === "live" ? speakingWords(timeline, milestone, now, words) : "";
  return said === "" ? [] : [element("p", {}, said)];
}

function left(at: number, now: number, words: Words): HTMLElement[] {
  if (Math.abs(at - now) > DAY_MILLIS) return [];
  if (at >= now) return [element("p", { class: "countdown", role: "timer" }, words.countdown(at - now))];
  return [
    element(
      "p",
      { class: "countdown" },
      element("span", { "aria-hidden": "true" }, `+${words.countdown(now - at)}`),
      element("span", { class: "hidden" }, words.say("overdue", { age: words.age(now - at) })),
    ),
  ];
}

function reason({ hold }: Milestone): HTMLElement[] {
  return hold === undefined ? [] : [element("p", { class: "hold" }, userText(hold.reason))];
}

/** Links to the room, once it is open; an archive has none that anybody is in. */
function wayIn({ room, opensAt }: Milestone, now: number, words: Words): HTMLElement[] {
  return isArchiveScript || room === undefined || !/^https?:/.test(room) || now < Date.parse(opensAt)
    ? []
    : [
        element(
          "p",
          {},
          element("a", { class: "room", href: room, rel: "noreferrer" }, words.say("enterRoom")),
        ),
      ];
}

function ready(milestone: Milestone, words: Words): HTMLElement {
  return element(
    "p",
    { class: "quiet" },
    words.say("readyCount", {
      n: milestone.readyCount,
      all: Object.keys(milestone.cities).length,
      quorum: milestone.quorum,
    }),
  );
}
