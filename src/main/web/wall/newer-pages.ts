import type { Milestone, Timeline } from "../feed/document.js";
import type { Clock, Followed } from "../feed/feed.js";
import { stateOf } from "../moment/moment.js";
import { keepInTab, keptInTab } from "../device/tab-memory.js";
import { timeLimit } from "../http/time-limit.js";

const LOOK_MILLIS = 5 * 60_000;
const AFTER_CONNECTING_MILLIS = 5_000;
const SPREAD_MILLIS = 15_000;
const SURE_MILLIS = 30_000;
const ANSWER_MILLIS = 10_000;
const BETWEEN_RELOADS_MILLIS = 30 * 60_000;
const SAME_AGAIN_MILLIS = 6 * 60 * 60_000;

const MINUTE = 60_000;
const BEFORE_START_MILLIS = 15 * MINUTE;
const AFTER_START_MILLIS = 60 * MINUTE;
const AROUND_OPENING_MILLIS = 2 * MINUTE;
/** A page needs some seconds to open and to know the time, on its device's clock. */
const OPENING_MILLIS = 30_000;

const KEPT = "carillon.newer-pages";
const FILE = /"((?:\/[\w.~-]+)*\/web\/[^"]+)"/g;
const EDITION = /<meta name="edition" content="([^"]*)"/;
const LINKED = /<((?:\/[\w.~-]+)*\/web\/[^>]+)>/g;

/**
 * What a tab keeps of its reloads: when it did one for which pages, and whether it sounded before the last.
 */
interface Kept {
  tried: [pages: string, at: number][];
  sounds: boolean;
}

/**
 * Loads the newer pages of a newer server, and those of another edition once that is the current one, for a
 * screen that is never touched.
 *
 * The shell names its edition, and each file by its hash, so pages are others where it names others. It is
 * asked for every few minutes, and soon after the feed has come back, for that is when a server may be a
 * newer one.
 * A reload waits for a quiet moment ({@link isQuiet}), a connection, and all files.
 *
 * It cannot go round in circles, also where servers of two versions answer in turns: what is new must be seen
 * twice running; the same pages are tried once in six hours, with or without success; and nothing is reloaded
 * twice within half an hour.
 */
export class NewerPages {
  readonly #feed: Followed<Timeline>;
  readonly #sounds: () => boolean;
  /** Those of the shell, and what this page has loaded beside them. */
  readonly #own = new Set(filesIn(document.head.innerHTML, FILE));
  readonly #edition = editionIn(document.head.innerHTML);
  #seen: string | undefined;
  #connected: boolean;
  #looking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param sounds whether the page may sound, which is to be tried again after a reload */
  constructor(feed: Followed<Timeline>, sounds: () => boolean) {
    this.#feed = feed;
    this.#sounds = sounds;
    this.#connected = feed.view.connected;
    feed.addEventListener("change", this.#follow);
    this.#lookIn(LOOK_MILLIS);
  }

  /** Stops for good: a check under way reloads nothing. */
  stop(): void {
    this.#stopped = true;
    this.#feed.removeEventListener("change", this.#follow);
    clearTimeout(this.#timer);
  }

  readonly #follow = (): void => {
    const { connected } = this.#feed.view;
    if (connected && !this.#connected) this.#lookIn(AFTER_CONNECTING_MILLIS + Math.random() * SPREAD_MILLIS);
    this.#connected = connected;
  };

  #lookIn(millis: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#look(), millis);
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#compare();
    } finally {
      this.#looking = false;
    }
  }

  async #compare(): Promise<void> {
    const files = await filesOfTheServer();
    const pages = files === undefined ? "" : [files.edition, ...files.shell].join(" ");
    const seenBefore = this.#seen === pages;
    this.#seen = pages;
    const areOwn =
      files === undefined ||
      (files.edition === this.#edition && files.shell.every(file => this.#own.has(file)));
    this.#lookIn(areOwn || wasTried(pages) ? LOOK_MILLIS : SURE_MILLIS);
    if (areOwn || !seenBefore || !this.#may(pages)) return;
    const areHere = await areThere([...files.shell, ...files.linked]);
    // Loading them took a while, in which much may have changed.
    if (areHere && this.#may(pages) && keepTried(pages, this.#sounds())) location.reload();
  }

  #may(pages: string): boolean {
    const { timeline, connected } = this.#feed.view;
    return (
      !this.#stopped &&
      connected &&
      !wasTried(pages) &&
      (timeline === undefined || isQuiet(timeline, this.#feed.clock))
    );
  }
}

/** Whether it was such a reload that opened this page, and the one before it sounded. */
export function soundedBefore(): boolean {
  return kept().sounds;
}

/** Whether no shared moment strikes, is about to, or may at any time because it is overdue. */
function isQuiet(timeline: Timeline, clock: Clock): boolean {
  return Object.values(timeline.milestones).every(milestone => isFar(milestone, clock));
}

function isFar(milestone: Milestone, clock: Clock): boolean {
  const now = clock.now();
  const opening = OPENING_MILLIS * clock.speed;
  const isNear = (instant: string, before: number, after: number) => {
    const at = Date.parse(instant);
    return now >= at - Math.max(before, opening) && now <= at + after;
  };
  const state = stateOf(milestone, now);
  if (state === "done" || state === "cancelled") return true;
  return (
    state !== "live" &&
    !isNear(milestone.expected, BEFORE_START_MILLIS, AFTER_START_MILLIS) &&
    !isNear(milestone.opensAt, AROUND_OPENING_MILLIS, AROUND_OPENING_MILLIS)
  );
}

interface Shell {
  edition: string;
  shell: string[];
  linked: string[];
}

/**
 * The edition and the files that the server's shell names, and those that come with it; undefined where it
 * does not answer, or something else does.
 */
async function filesOfTheServer(): Promise<Shell | undefined> {
  const signal = timeLimit(ANSWER_MILLIS);
  const answer = await fetch(location.pathname, { cache: "no-cache", signal }).catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  const html = await answer.text().catch(() => "");
  const shell = filesIn(html, FILE);
  return shell.length === 0
    ? undefined
    : { edition: editionIn(html), shell, linked: filesIn(answer.headers.get("Link") ?? "", LINKED) };
}

function editionIn(html: string): string {
  return EDITION.exec(html)?.[1] ?? "";
}

function filesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(found => found[1]!).sort();
}

/** Fetches all of them, so that they are on this device when the page opens. */
async function areThere(files: string[]): Promise<boolean> {
  const signal = timeLimit(ANSWER_MILLIS);
  const answers = await Promise.all(files.map(file => fetch(file, { signal }).catch(() => undefined)));
  return answers.every(answer => answer?.ok === true);
}

function wasTried(pages: string): boolean {
  const now = Date.now();
  return kept().tried.some(
    ([tried, at]) => Math.abs(now - at) < (tried === pages ? SAME_AGAIN_MILLIS : BETWEEN_RELOADS_MILLIS),
  );
}

/** Whether it is kept; where it is not, a reload could follow another for ever. */
function keepTried(pages: string, sounds: boolean): boolean {
  const now = Date.now();
  const lately = kept().tried.filter(
    ([tried, at]) => tried !== pages && Math.abs(now - at) < SAME_AGAIN_MILLIS,
  );
  return keepInTab(KEPT, JSON.stringify({ tried: [...lately, [pages, now]], sounds }));
}

function kept(): Kept {
  return JSON.parse(keptInTab(KEPT) ?? '{"tried":[],"sounds":false}') as Kept;
}
