import { withJitter } from "../http/retries.js";
import { deliver, isServerThere } from "./delivery.js";
import type { Role, Session } from "../join/roles.js";
import { OtherTabs } from "./other-tabs.js";
import { allPosts, change, isSendable, write, type Body, type Post } from "./posts.js";
import { uuid } from "../device/uuid.js";

/**
 * Keeps what was said at the desk until the server has answered, and sends it. Each post has its id and the
 * time it happened from the moment of the tap, and is on this device's disk before it is shown as waiting; so
 * a reload or an empty battery loses nothing, a repetition does nothing, and what is sent late keeps its own
 * time. It goes out when the network, the page or the feed is back, and now and then in between, whatever
 * city or edition it was said for: a device with several roles sends what each of them has said.
 *
 * A browser that says it is offline is believed only as far as nothing speaks against it: behind a VPN or a
 * virtual network card it may be wrong for days. Where the feed is connected, or the server answers a small
 * question, what waits goes out. Until then nothing counts as tried, so that it can be taken back here.
 *
 * All tabs show the same posts: a tab that changes one tells the others. Says `change` whenever they are
 * others than before, `told` about a post whose state has changed, and `unwelcome` where the server does not
 * know the session any more.
 */
export class Outbox extends EventTarget {
  readonly #edition: string;
  readonly #language: string;
  readonly #otherTabs = new OtherTabs(() => void this.#read().then(() => this.#send()));
  readonly #closing = new AbortController();
  #posts: Post[] = [];
  #session: Session | undefined;
  #roles: readonly Role[] = [];
  /** How many posts wait for this device, of other editions than this. */
  #elsewhere = 0;
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #wasRead = false;
  #busy = false;
  #again = false;
  #failures = 0;
  /** Until when the server asked to wait, by this page's clock. */
  #notBefore = Number.NEGATIVE_INFINITY;
  #flowing = false;
  #connected = false;
  #retrying: ReturnType<typeof setTimeout> | undefined;

  constructor(edition: string, language: string) {
    super();
    this.#edition = edition;
    this.#language = language;
    const { signal } = this.#closing;
    addEventListener("online", () => this.hurry(), { signal });
    document.addEventListener(
      "visibilitychange",
      () => {
        if (!document.hidden) this.hurry();
      },
      { signal },
    );
    void this.#read();
  }

  /** As whom posts are written; undefined where nobody has joined. */
  get session(): Session | undefined {
    return this.#session;
  }

  set session(session: Session | undefined) {
    this.#session = session;
  }

  /** The roles of this device, as which posts are sent; none where none is known. */
  get roles(): readonly Role[] {
    return this.#roles;
  }

  set roles(roles: readonly Role[]) {
    this.#roles = roles;
    this.hurry();
  }

  /**
   * Whether the feed hears the server, which then can be reached, also where the browser claims to be
   * offline.
   */
  set connected(connected: boolean) {
    const isBack = connected && !this.#connected;
    this.#connected = connected;
    if (isBack) this.hurry();
  }

  /** The newest first. */
  get posts(): readonly Post[] {
    return [...this.#posts].reverse();
  }

  /** The waiting posts of this edition that this device may send. */
  get waiting(): readonly Post[] {
    return this.#posts.filter(post => post.state === "waiting" && isSendable(post, this.#roles));
  }

  /** How many wait that this device may send, of all editions. */
  get waitingInAll(): number {
    return this.waiting.length + this.#elsewhere;
  }

  /** Whether what waits is going out, as fast as the server takes it. */
  get flowing(): boolean {
    return this.#flowing && this.waiting.length > 0;
  }

  /** The posts that wait for another role on this device. */
  get stranded(): readonly Post[] {
    return this.#posts.filter(post => post.state === "waiting" && !isSendable(post, this.#roles));
  }

  /**
   * Answers once it is on this device's disk; fails where it could not be written, and then nothing was said.
   */
  async add(body: Body, at: number, as = this.#session): Promise<void> {
    if (as === undefined) throw new Error("nobody has joined");
    await write({
      id: uuid(at),
      edition: this.#edition,
      role: as.role,
      ...(as.city !== undefined && { city: as.city }),
      language: this.#language,
      body: { ...body, observedAt: new Date(at).toISOString() },
      state: "waiting",
      tried: false,
    });
    this.#changed();
    await this.#read();
    void this.#send();
  }

  /**
   * Takes a post back: here, while it has never been on its way; otherwise by a retraction that goes out
   * after it.
   */
  async undo(post: Post, at: number, as = this.#session): Promise<void> {
    const now = await change(post.id, known =>
      known.state === "waiting" && !known.tried ? { ...known, state: "undone" } : known,
    );
    if (now?.state === "waiting" || now?.state === "kept") {
      await this.add({ type: "retracted", city: post.body["city"], ref: post.id }, at, as);
      return;
    }
    this.#changed();
    await this.#read();
  }

  /** Clears away what the server has answered. */
  async dismiss(id: string): Promise<void> {
    await change(id, known => (known.state === "waiting" ? known : undefined));
    this.#changed();
    await this.#read();
  }

  /** Something says that the network may be there: tries at once. */
  hurry(): void {
    this.#failures = 0;
    void this.#send();
  }

  /**
   * Ends it: no listener, no channel and no timer stays behind, and nothing that is under way begins one
   * again.
   */
  close(): void {
    this.#closing.abort();
    this.#otherTabs.close();
    clearTimeout(this.#retrying);
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  #changed(): void {
    if (!this.#closed) this.#otherTabs.tell();
  }

  /** Runs one round at a time; a round that was asked for meanwhile follows. */
  #read(): Promise<void> {
    this.#readAgain = true;
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  async #readAll(): Promise<void> {
    while (this.#readAgain) {
      this.#readAgain = false;
      const before = new Map(this.#posts.map(post => [post.id, post.state]));
      await allPosts().then(
        all => this.#take(all),
        () => undefined,
      );
      this.dispatchEvent(new Event("change"));
      for (const post of this.#posts) {
        if (this.#wasRead && before.get(post.id) !== post.state)
          this.dispatchEvent(new CustomEvent("told", { detail: post }));
      }
      this.#wasRead = true;
    }
    this.#reading = undefined;
  }

  #take(all: readonly Post[]): void {
    const others = all.filter(post => post.edition !== this.#edition && post.state === "waiting");
    this.#posts = all.filter(post => post.edition === this.#edition);
    this.#elsewhere = others.filter(post => isSendable(post, this.#roles)).length;
  }

  async #send(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    const wait = this.#notBefore - performance.now();
    if (wait > 0) {
      this.#sendIn(wait);
      return;
    }
    clearTimeout(this.#retrying);
    this.#again = true;
    this.#busy = true;
    while (this.#again) {
      this.#again = false;
      await this.#sendAll().catch(() => this.#retryLater());
      // Posts made meanwhile wait like the rest.
      if (this.#notBefore > performance.now()) this.#again = false;
    }
    this.#busy = false;
  }

  async #sendAll(): Promise<void> {
    await this.#read();
    if (this.waitingInAll === 0) return;
    if (!(navigator.onLine || this.#connected || (await isServerThere()))) {
      this.#flowing = false;
      this.#whenThePageIsGone();
      this.#retryLater();
      return;
    }
    const { left, isUnwelcome, retryAfterMillis } = await deliver(this.#roles, () => {
      this.#flowing = true;
      this.#changed();
      void this.#read();
    });
    this.#flowing = left === "limited";
    this.dispatchEvent(new Event("change"));
    if (isUnwelcome) this.dispatchEvent(new Event("unwelcome"));
    if (left === "limited") {
      this.#failures = 0;
      const wait = withJitter(retryAfterMillis!);
      // Once is enough for all that follows: the worker goes on by itself.
      if (performance.now() - this.#notBefore > MOST_RETRY_MILLIS) this.#whenThePageIsGone();
      this.#notBefore = performance.now() + wait;
      this.#sendIn(wait);
      return;
    }
    if (left === "nothing" && !isUnwelcome) {
      this.#failures = 0;
      this.#askToStay();
      return;
    }
    this.#whenThePageIsGone();
    this.#retryLater(retryAfterMillis);
  }

  #retryLater(atLeastMillis = 0): void {
    const most = Math.min(MOST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.#failures++);
    this.#sendIn(Math.max(withJitter(atLeastMillis), most * (0.75 + Math.random() / 2)));
  }

  #sendIn(millis: number): void {
    clearTimeout(this.#retrying);
    if (!this.#closed) this.#retrying = setTimeout(() => void this.#send(), millis);
  }

  /**
   * Where the browser can, the service worker delivers once there is a network, also when no page is open any
   * more.
   */
  #whenThePageIsGone(): void {
    void navigator.serviceWorker
      ?.getRegistration()
      .then(worker =>
        (
          worker as
            | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
            | undefined
        )?.sync?.register("posts"),
      )
      .catch(() => undefined);
  }

  /** A desk that was used asks the browser not to clear its storage when space runs short. */
  #askToStay(): void {
    if (!this.#posts.some(post => post.state === "kept")) return;
    void navigator.storage
      ?.persisted?.()
      .then(stays => stays || navigator.storage.persist())
      .catch(() => undefined);
  }
}

const FIRST_RETRY_MILLIS = 2_000;
const MOST_RETRY_MILLIS = 30_000;
