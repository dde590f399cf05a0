import { Ticker } from "./clock.js";
import { ControlPage } from "./control-page.js";
import { DeskPage } from "./desk-page.js";
import type { Timeline } from "./document.js";
import { Feed, ServerClock } from "./feed.js";
import { JoinPage } from "./join-page.js";
import { LiveRegion } from "./live-region.js";
import { recall, remember } from "./memory.js";
import { Outbox } from "./outbox.js";
import { readInstant } from "./local-time.js";
import { firstEdition } from "./page.js";
import { ReplayBar } from "./replay-bar.js";
import { Replay } from "./replay.js";
import { ReportPage } from "./report-page.js";
import { Ringing } from "./ringing.js";
import { TimelinePage } from "./timeline-page.js";
import { WallPage } from "./wall-page.js";
import { language, say } from "./words.js";

/** Puts the page on that the address asks for. */
async function open(): Promise<void> {
  if (location.pathname.startsWith("/join")) {
    document.body.replaceChildren(new JoinPage());
    return;
  }
  const edition = await knownEdition();
  const at = location.pathname === "/" ? readInstant(new URLSearchParams(location.search).get("at")) : undefined;
  if (at !== undefined) {
    openReplay(edition, at);
    return;
  }
  const feed = new Feed<Timeline>(edition, location.origin, await recall<Timeline>(edition));
  remember(feed, edition);
  const shared = { edition, feed, ticker: new Ticker(feed.clock), ringing: new Ringing(feed) };
  const [heading, page] = pageAt(location.pathname, edition);
  document.title = `${heading} · Carillon`;
  document.body.replaceChildren(Object.assign(page, shared));
  // The desk tells what becomes of its own posts.
  if (!(page instanceof DeskPage)) document.body.append(Object.assign(new LiveRegion(), { feed }));
}

/** What is over rings no bell: its bells listen to nothing. */
function openReplay(edition: string, at: number): void {
  const replay = new Replay(edition, at);
  const silent = Object.assign(new EventTarget(), { view: replay.view, clock: replay.clock, city: undefined });
  const shared = { edition, feed: replay, ticker: new Ticker(new ServerClock()), ringing: new Ringing(silent) };
  document.title = `${say("replay")} · Carillon`;
  document.body.replaceChildren(Object.assign(new ReplayBar(), { replay }), Object.assign(new TimelinePage(), shared));
}

function pageAt(path: string, edition: string): [string, HTMLElement] {
  switch (path) {
    case "/desk": return [say("desk"), Object.assign(new DeskPage(), { outbox: new Outbox(edition, language) })];
    case "/control": return [say("control"), new ControlPage()];
    case "/report": return [say("report"), new ReportPage()];
    case "/wall": return [say("wall"), new WallPage()];
    default: return [say("timeline"), new TimelinePage()];
  }
}

const EDITION = "carillon.edition";

/** A page opens with the edition it knew, and again where the server has another one now. */
async function knownEdition(): Promise<string> {
  const known = localStorage.getItem(EDITION);
  if (known === null) return askedEdition();
  void askedEdition().then((edition) => { if (edition !== known) location.reload(); });
  return known;
}

async function askedEdition(): Promise<string> {
  for (;;) {
    const edition = await firstEdition().catch(() => undefined);
    if (edition !== undefined) {
      localStorage.setItem(EDITION, edition);
      return edition;
    }
    await new Promise((again) => setTimeout(again, EDITION_RETRY_MILLIS));
  }
}

const EDITION_RETRY_MILLIS = 2_000;

/** Keeps the pages themselves on this device (`sw.ts`). Where the browser cannot, or not without encryption, they need the network. */
function keepPages(): void {
  void navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
}

void open().then(keepPages);
