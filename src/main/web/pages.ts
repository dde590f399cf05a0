// Here too, or the bundler makes a file of its own of it, with nothing in it, for which the first page waits.
import "./page/loaded-first.js";
import { AddressNotes } from "./page/address-note-list.js";
import { PageWays } from "./page/page-ways.js";
import { entitleDocument } from "./page/document-title.js";
import { pageTitle } from "./page/page-title.js";
import { addressOf, home, isArchive, pathOf } from "./http/base-path.js";
import { Ticker } from "./time/clock.js";
import type { Timeline } from "./feed/document.js";
import type { Feed } from "./feed/feed.js";
import { PageFeed } from "./feed/page-feed.js";
import { firstDocument } from "./feed/first-document.js";
import { LiveRegion } from "./notices/live-region.js";
import { readInstant } from "./time/local-time.js";
import { keepPresentBy } from "./time/present.js";
import { recall, remember } from "./device/last-known.js";
import { Ringing } from "./moment/ringing.js";
import { keepInTab, keptInTab } from "./device/tab-memory.js";
import { TimelinePage } from "./timeline/timeline-page.js";
import { language, say } from "./words/words.js";

const RETRY_MILLIS = 5_000;
const MOST_RETRY_MILLIS = 5 * 60_000;
const FAILED = "carillon.opening";
const RECALL_MILLIS = 1_000;
const SERVICE_WORKER = addressOf("/sw.js");

/** The pages that say what they are for also where there is no event. */
const NEEDS_NO_EVENT: readonly string[] = ["/editions", "/join"];

/** A browser without Trusted Types takes the address itself. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** Which edition the server has, as the shell says. */
const edition = document.querySelector<HTMLMetaElement>('meta[name="edition"]')!.content;

/** What the event is called, as the shell says before the document is here. */
const event = document.title;

/**
 * Opens the page that the address asks for. The timeline begins before its chart is loaded, and without the
 * scripts of the other pages.
 */
async function open(): Promise<void> {
  const page = pathOf(location.pathname);
  if (page === "/new" || (edition === "" && !NEEDS_NO_EVENT.includes(page))) return openWithoutEvent(page);
  if (page === "/") {
    const at = readInstant(new URLSearchParams(location.search).get("at"));
    if (at === undefined) await follow("", new TimelinePage());
    else {
      entitle(say("replay"));
      show(about(), ...(await (await loadOtherPages()).replayPage(edition, at)), ways("/?at"));
    }
    await import("./timeline/timeline-pictures.js");
    return;
  }
  const {
    ControlPage,
    DataPage,
    DeskPage,
    EditionsPage,
    JoinPage,
    ProjectsPage,
    ReportPage,
    StagePage,
    stageTitle,
    WallChooser,
    WallPage,
  } = await loadOtherPages();
  switch (page) {
    case "/desk":
      return follow(say("desk"), new DeskPage());
    case "/control":
      return follow(say("control"), new ControlPage());
    case "/programme":
      return follow(say("programme"), new (await import("./editor/programme-page.js")).ProgrammePage());
    case "/team":
      return follow(say("team"), new (await import("./team/team-page.js")).TeamPage());
    case "/data":
      return follow(say("data"), new DataPage());
    case "/projects":
      return follow(say("projects"), new ProjectsPage());
    case "/report":
      return follow(say("report"), new ReportPage());
    case "/editions":
      // The shell has asked for it already; a browser warns of what is loaded for nothing.
      if (edition !== "") void firstDocument(edition);
      entitle(say("editions"));
      return show(about(), new EditionsPage(), ...(edition === "" ? [] : [ways("/editions")]));
    case "/wall":
      return new URLSearchParams(location.search).has("choose")
        ? follow(say("walls"), new WallChooser(), "/wall?choose")
        : follow(say("wall"), new WallPage(), "");
    case "/stage":
      return follow(stageTitle(), new StagePage(), "");
    default:
      entitle(say("invitation"));
      show(Object.assign(new JoinPage(), { edition }), ways(""));
  }
}

/** Opens the page where an event is made; and where there is none, what is said in its place. */
async function openWithoutEvent(page: string): Promise<void> {
  const { newPage, noEvent } = await import("./start/start-pages.js");
  // The shell has asked for it already; a browser warns of what is loaded for nothing.
  if (edition !== "") void firstDocument(edition);
  const { title, element } = page === "/new" ? newPage() : noEvent();
  entitle(title);
  show(about(), element, ...(edition === "" ? [] : [ways("")]));
}

/** Loads the scripts and the styles of every page but the timeline. */
async function loadOtherPages() {
  const [pages] = await Promise.all([import("./other-pages.js"), loadOtherStyles()]);
  return pages;
}

function loadOtherStyles(): Promise<unknown> {
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = document.querySelector<HTMLMetaElement>('meta[name="other-pages"]')!.content;
  const loaded = new Promise((resolve, reject) => {
    styles.addEventListener("load", resolve);
    styles.addEventListener("error", reject);
  });
  document.head.append(styles);
  return loaded;
}

/** @param at the way that leads here, which is not shown; empty for a page that shows none */
async function follow(title: string, page: HTMLElement, at = pathOf(location.pathname)): Promise<void> {
  const known = recall<Timeline>(edition);
  // The shell has asked for it already, also where this device knows the document from its last visit.
  const first = firstDocument(edition);
  const late = new Promise<undefined>(answer => setTimeout(() => answer(undefined), RECALL_MILLIS));
  const remembered = (await Promise.race([known, late])) ?? (await first);
  const feed = new PageFeed(edition, addressOf("/"), remembered, undefined, isArchive);
  // An archive's clock stands still, and its reader's present is another one.
  if (!isArchive) keepPresentBy(feed.clock);
  // The page does not wait for a slow device's last known document; without network, it is all there is.
  void known.then(last => {
    if (last !== undefined) feed.recall(last);
  });
  remember(feed, edition);
  entitle(title, feed);
  show(
    about(feed),
    Object.assign(page, { edition, feed, ticker: new Ticker(feed.clock), ringing: new Ringing(feed) }),
    ...(at === "" ? [] : [ways(at, feed)]),
  );
  // The desk tells what becomes of its own posts.
  if (pathOf(location.pathname) !== "/desk") document.body.append(Object.assign(new LiveRegion(), { feed }));
}

/** Makes the notes on the address. */
function about(feed?: Feed<Timeline>): HTMLElement {
  return Object.assign(new AddressNotes(), { page: pathOf(location.pathname), query: location.search, feed });
}

/** Makes the ways to the other pages. */
function ways(page: string, feed?: Feed<Timeline>): HTMLElement {
  return Object.assign(new PageWays(), { page, feed });
}

/** Gives this page its title, and keeps it true. */
function entitle(page: string, feed?: Feed<Timeline>): void {
  const update = () => entitleDocument(pageTitle(page, event, feed?.view.timeline, feed?.city, language));
  feed?.addEventListener("change", update);
  update();
}

function show(...page: HTMLElement[]): void {
  document.body.replaceChildren(...page);
}

/**
 * Keeps the pages themselves on this device (`sw.ts`). Where the browser cannot, or not without encryption,
 * they need the network.
 */
function keepPages(): void {
  if (isArchive) return;
  void navigator.serviceWorker
    ?.register(serviceWorkerAddress(), { updateViaCache: "none" })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: home }))
    .catch(() => undefined);
}

/**
 * The server lets a page start no other script than those it names, and this one only when a policy vouches
 * for it (Trusted Types).
 */
function serviceWorkerAddress(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("carillon", { createScriptURL: address => address });
  return policy?.createScriptURL(SERVICE_WORKER) ?? SERVICE_WORKER;
}

function opened(): void {
  keepInTab(FAILED, "0");
  keepPages();
}

/**
 * Opens the page again, later each time. A part that did not load was lost on its way, or a newer server has
 * it no more, and its shell names others. Where servers of two versions answer in turns it may take some
 * attempts, which come farther and farther apart.
 */
function openAgain(failure: unknown): void {
  const failures = Number(keptInTab(FAILED) ?? 0);
  console.warn("the page cannot be opened yet", failure);
  keepInTab(FAILED, String(failures + 1));
  setTimeout(() => location.reload(), Math.min(MOST_RETRY_MILLIS, RETRY_MILLIS * 2 ** failures));
}

open().then(opened, openAgain);
