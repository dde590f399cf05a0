import { withJitter } from "./http/retries.js";
import { addressOf, basePath, pathOf } from "./http/base-path.js";
import { deliver, type Delivery } from "./outbox/delivery.js";
import { rolesHere } from "./join/identity.js";
import { OtherTabs } from "./outbox/other-tabs.js";

/**
 * Opens the pages without network, after one visit: it keeps the shell and all that the shell loads. It keeps
 * no answer of the API, which would be a second truth, and leaves links to join alone, which are secrets.
 *
 * No page ever mixes two versions. The version is the hash of the shell, which names each of its files by the
 * file's own hash; a cache holds the shells of one version with their files, and is filled as a whole or not
 * at all. Afterwards only what a shell says beside its version changes: of which edition it is. Each edition
 * whose pages were opened on this device has a shell of its own, and so have the bare addresses. A newer
 * shell from the network finds its files on the network, until its own version has been installed. What a
 * page needs it loads when it opens, so an old cache may go at once.
 */

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Syncing extends Waiting {
  readonly tag: string;
}
interface Clicking extends Waiting {
  readonly notification: Notification;
}
interface Telling extends Waiting {
  readonly data: unknown;
}
interface Worker {
  addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "sync", listener: (event: Syncing) => void): void;
  addEventListener(type: "notificationclick", listener: (event: Clicking) => void): void;
  addEventListener(type: "message", listener: (event: Telling) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { type: "window" }): Promise<{ readonly url: string; focus(): Promise<unknown> }[]>;
    openWindow(address: string): Promise<unknown>;
  };
}
const worker = self as unknown as Worker;

/**
 * The server puts the hash of its shell here, and the addresses of all files that its pages load, at once or
 * later.
 */
const VERSION = "%SHELL%";
const FILES = "%FILES%".split(" ");
/** A browser keeps the caches of all that one server has side by side: each takes away its own alone. */
const CACHES = `carillon-pages${basePath}-`;
const CACHE = CACHES + VERSION;
const NETWORK_MILLIS = 3_000;
/** As many editions as one device keeps the pages of; the one that was opened first goes first. */
const MOST_HOMES = 8;
/** An address of a page: that of its edition, unless it is bare, and the page. */
const ADDRESS = /^(\/[a-z0-9-]+)?(\/[a-z]*)$/;
/** A browser gives its worker some five minutes. */
const DELIVERY_MILLIS = 240_000;

/**
 * The same shell, with its policy on who may frame it: so a page is kept under an address with the policy of
 * its own.
 */
const SHELLS: Record<string, string> = {
  "/": "/",
  "/wall": "/",
  "/stage": "/",
  "/desk": "/desk",
  "/control": "/desk",
  "/programme": "/desk",
  "/team": "/desk",
};

worker.addEventListener("install", event => event.waitUntil(install().then(() => worker.skipWaiting())));
worker.addEventListener("activate", event => event.waitUntil(clearOld().then(() => worker.clients.claim())));
worker.addEventListener("sync", event => {
  if (event.tag === "posts") event.waitUntil(deliverAll());
});

worker.addEventListener("notificationclick", event => {
  const { home = "" } = (event.notification.data ?? {}) as { home?: string };
  event.notification.close();
  event.waitUntil(show(home));
});

/** A page that was opened tells of which edition it is, or that it is at a bare address. */
worker.addEventListener("message", event => {
  const { keep } = (event.data ?? {}) as { keep?: unknown };
  if (typeof keep === "string" && ADDRESS.test(`${keep}/`)) event.waitUntil(keepHome(keep));
});

worker.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const asked = pathOf(pathname);
  const [, home = "", page = ""] = ADDRESS.exec(asked) ?? [];
  const shell = Object.hasOwn(SHELLS, page) ? SHELLS[page] : undefined;
  if (request.mode === "navigate" && shell !== undefined)
    event.respondWith(navigate(event, addressOf(home + shell)));
  else if (asked.startsWith("/web/")) event.respondWith(file(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  for (const address of shellsOf("")) {
    const answer = await fetch(address, { cache: "no-cache" });
    // While servers of two versions stand behind one address, the shell may be the other's: then this comes
    // again later.
    if (!isOfThisVersion(answer)) throw new Error(`${address} is of another version`);
    await cache.put(address, answer);
  }
  for (const home of await keptHomes()) await keepHome(home);
}

function shellsOf(home: string): string[] {
  return [...new Set(Object.values(SHELLS))].map(shell => addressOf(home + shell));
}

function isOfThisVersion(answer: Response): boolean {
  return answer.ok && (answer.headers.get("ETag") ?? VERSION).includes(VERSION);
}

/** Of which editions this device has kept pages, in this version and in those before; the newest last. */
async function keptHomes(): Promise<string[]> {
  const names = (await caches.keys()).filter(name => name.startsWith(CACHES));
  const kept = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
  const homes = kept.flat().map(({ url }) => ADDRESS.exec(pathOf(new URL(url).pathname))?.[1] ?? "");
  return [...new Set(homes)].filter(home => home !== "");
}

/** Keeps the pages of an edition, too. One that is no more, or cannot be had now, is left out. */
async function keepHome(home: string): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const address of shellsOf(home)) {
    if ((await cache.match(address)) !== undefined) continue;
    const answer = await fetch(address, { cache: "no-cache" }).catch(() => undefined);
    if (answer !== undefined && isOfThisVersion(answer)) await cache.put(address, answer);
  }
  const eldest = (await keptHomes()).slice(0, -MOST_HOMES);
  await Promise.all(eldest.flatMap(shellsOf).map(address => cache.delete(address)));
}

async function clearOld(): Promise<void> {
  const old = (await caches.keys()).filter(name => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
}

async function file(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

/** The newest, where the network brings it soon; otherwise the one that is here. */
async function navigate(event: Fetching, shell: string): Promise<Response> {
  const { request } = event;
  const kept = await (await caches.open(CACHE)).match(shell);
  if (kept === undefined) return fetch(request);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), NETWORK_MILLIS);
  try {
    const answer = await fetch(request, { signal: late.signal });
    if (answer.status >= 500) return kept;
    if (isOfThisVersion(answer)) event.waitUntil(replace(shell, answer.clone()));
    return answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Keeps a shell in place of the one from before: at the bare addresses another edition may be the current one
 * by now. The hints of one page, what it loads beside the shell, are not for the others.
 */
async function replace(shell: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.delete("Link");
  await (await caches.open(CACHE)).put(shell, new Response(await answer.text(), { headers }));
}

/**
 * The network is back, and perhaps no page is open. Where something is left the browser asks again, after a
 * pause of its own.
 */
async function deliverAll(): Promise<void> {
  const roles = await rolesHere();
  if (roles.length === 0) return;
  const otherTabs = new OtherTabs();
  const end = performance.now() + DELIVERY_MILLIS;
  let delivery: Delivery;
  for (;;) {
    delivery = await deliver(roles, () => otherTabs.tell());
    if (delivery.left !== "limited" || performance.now() > end) break;
    const wait = withJitter(delivery.retryAfterMillis!);
    await new Promise(again => setTimeout(again, wait));
  }
  otherTabs.close();
  if (delivery.left !== "nothing") throw new Error("some posts are left");
}

/** Shows the timeline after a tap on a bell's notification: in an open page of its edition, or a new one. */
async function show(home: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: "window" });
  const open = windows.find(({ url }) => (ADDRESS.exec(pathOf(new URL(url).pathname))?.[1] ?? "") === home);
  await (open === undefined ? worker.clients.openWindow(addressOf(`${home}/`)) : open.focus());
}
