/**
 * Follows the feed of an edition (docs/protocol.md), whatever becomes of the connection: `Feed` is what pages
 * and the element hold, `View` what they see of it.
 */

/** How many follow now, in all and in each city that a follower has named as theirs. */
interface Presence {
  total: number;
  cities: Record<string, number>;
}

/**
 * Why nothing is asked: it is not known where Carillon is; or what answers there is something else.
 *
 * Neither mends itself, so the feed has ended.
 */
export type Problem = "no-server" | "not-carillon";

/** What is known, and how good that is. */
export interface View<Timeline> {
  timeline: Timeline | undefined;
  /** Where the document stands in the journal; undefined before there is one. */
  cursor: string | undefined;
  connected: boolean;
  /** Whether the first attempt is under way: it is not connected, and not cut off either. */
  opening: boolean;
  /**
   * When the server was last heard, in milliseconds of this device's clock; undefined before the first time.
   */
  heardAt: number | undefined;
  /**
   * Since when, by the server's clock, the server itself has not reached its journal; undefined where it
   * does.
   */
  staleSince: string | undefined;
  /** Undefined where it is not known. */
  presence: Presence | undefined;
  /** Why this feed has ended by itself; undefined where it has not. */
  problem?: Problem | undefined;
}

/** Where a cursor stands in the journal: 0 is before anything was said. */
export function position(cursor: string): number {
  return Number(cursor.split("-")[0]);
}

/** A clock that a page goes by, in milliseconds; it may run faster than this device's. */
export interface Clock {
  now(): number;
  readonly speed: number;
  /** How long to wait here until it shows an instant; negative where it has. */
  wait(instant: number): number;
}

/** What a page shows: a view that changes, and says so by `change`. */
export interface Followed<Timeline> extends EventTarget {
  readonly view: View<Timeline>;
  readonly clock: Clock;
  city: string | undefined;
}

/** What a page may keep for the time when it opens without network. */
export interface Remembered<Timeline> {
  timeline: Timeline;
  /** Absent where the document is to be shown, but not to be continued from. */
  cursor?: string;
  heardAt: number;
  /** The server's clock when this device's showed `here`, and how fast it runs. */
  clock: { here: number; now: number; speed: number };
}

const ANSWER_MILLIS = 10_000;
const ANSWER_AFTER_SLEEP_MILLIS = 3_000;
const HELLO_MILLIS = 8_000;
const FIRST_RETRY_MILLIS = 500;
const MOST_RETRY_MILLIS = 20_000;
const MOST_BYE_MILLIS = 60_000;
const STEADY_MILLIS = 10_000;
const FRESH_ATTEMPT_MILLIS = 1_000;
const SOCKETS_BEFORE_EVENTS = 3;
const FIRST_TRIAL_MILLIS = 30_000;
const MOST_TRIAL_MILLIS = 600_000;
const CLOCK_FIRST_EXCHANGES = 12;
const CLOCK_FIRST_PAUSE_MILLIS = 250;
const CLOCK_PAUSE_MILLIS = 15_000;
const CLOCK_GOOD_MILLIS = 1_000;
/**
 * A reader who walks through a list of cities sends only the last one, not each step: the server takes
 * only so much.
 */
const CITY_PAUSE_MILLIS = 2_000;
const EVENTS = ["hello", "snapshot", "patch", "presence", "stale", "bye"];

/**
 * Follows one edition (docs/protocol.md). It holds the document and a cursor, and comes back by itself: after
 * a moment that grows and differs from client to client, at once when the network or the page returns, and
 * over Server-Sent Events where WebSockets do not get through. Whenever its view has changed it says
 * `change`.
 *
 * Nothing is missed and nothing is applied twice, because every connection begins at the cursor, and only the
 * newest connection is listened to: what an older one still has to say is dropped. A message that makes no
 * sense ends its connection, for a patch may be lost with it.
 *
 * This file needs no other.
 */
export class Feed<Timeline = any> extends EventTarget implements Followed<Timeline> {
  readonly clock = new ServerClock();
  /** Whether it reads an archive, which has one document for good. */
  readonly isArchive: boolean;
  readonly #edition: string;
  readonly #closing = new AbortController();
  #timeline: Timeline | undefined;
  #cursor: string | undefined;
  #heardAt: number | undefined;
  #staleSince: string | undefined;
  #presence: Presence | undefined;
  #problem: Problem | undefined;
  #connected = false;
  #opening = true;

  #socket: WebSocket | undefined;
  #events: EventSource | undefined;
  #trial: WebSocket | undefined;
  #attemptedAt = 0;
  #connectedAt = 0;
  #failures = 0;
  #notBefore = 0;
  /** The way that led to a hello last. */
  #way: "socket" | "events" | undefined;
  #trialMillis = FIRST_TRIAL_MILLIS;
  #city: string | undefined;
  #cityTold: string | undefined;
  /** When it was told last over this connection, by a clock that only goes forward. */
  #cityToldAt = -CITY_PAUSE_MILLIS;
  /** Where the document stood when it was seen to be behind; empty where there was none. */
  #doubtful: string | undefined;

  #retrying: ReturnType<typeof setTimeout> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #trying: ReturnType<typeof setTimeout> | undefined;
  #tellingCity: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param server where Carillon is, with the path ahead of its `api/` if there is one
   * @param remembered what was known when this edition was last followed here
   * @param problem where there is one already: then nothing is asked
   * @param isArchive whether there are the files of an archive, in place of a Carillon
   */
  constructor(
    edition: string,
    server: string = location.origin,
    remembered?: Remembered<Timeline>,
    problem?: Problem,
    isArchive = false,
  ) {
    super();
    if (remembered !== undefined) this.recall(remembered);
    this.isArchive = isArchive;
    const folder = isArchive ? "data/" : `api/v1/editions/${edition}/`;
    this.#edition = new URL(folder, new URL(server.replace(/\/*$/, "/"), document.baseURI)).href;
    if (problem !== undefined) {
      queueMicrotask(() => this.end(problem));
      return;
    }
    if (isArchive) {
      void this.#readArchive();
      return;
    }
    const { signal } = this.#closing;
    addEventListener("online", () => this.#wake(), { signal });
    addEventListener("offline", () => this.#lost(), { signal });
    addEventListener("pagehide", () => this.#hangUp(), { signal });
    addEventListener(
      "pageshow",
      event => {
        if (event.persisted) this.#connect();
      },
      { signal },
    );
    document.addEventListener(
      "visibilitychange",
      () => {
        if (!document.hidden) this.#wake();
      },
      { signal },
    );
    this.#connect();
  }

  get view(): View<Timeline> {
    return {
      timeline: this.#timeline,
      cursor: this.#cursor,
      connected: this.#connected,
      opening: this.#opening,
      heardAt: this.#heardAt,
      staleSince: this.#staleSince,
      presence: this.#presence,
      problem: this.#problem,
    };
  }

  /** What to give to the next one for this edition; undefined before anything is known. */
  get remembered(): Remembered<Timeline> | undefined {
    const [timeline, cursor, heardAt] = [this.#timeline, this.#cursor, this.#heardAt];
    if (timeline === undefined || cursor === undefined || heardAt === undefined) return undefined;
    return {
      timeline,
      cursor,
      heardAt,
      clock: { here: Date.now(), now: this.clock.now(), speed: this.clock.speed },
    };
  }

  /**
   * Takes up what was known when this edition was last followed here, as long as the server has not been
   * heard.
   */
  recall({ timeline, cursor, heardAt, clock }: Remembered<Timeline>): void {
    if (this.#heardAt !== undefined) return;
    this.#timeline = timeline;
    this.#cursor = cursor;
    this.#heardAt = heardAt;
    this.clock.runsAt(clock.speed);
    this.clock.learn(clock.here, clock.now, clock.here);
    this.#changed();
  }

  /**
   * The city that this watcher is counted for, on this connection and those to come. Over Server-Sent Events
   * it cannot be told.
   */
  get city(): string | undefined {
    return this.#city;
  }

  set city(id: string | undefined) {
    this.#city = id;
    // That it is not there any more can only be told by going.
    if (id === undefined && this.#cityTold !== undefined) this.#connect(true);
    else this.#tellCity();
  }

  /** Ends it: no connection, no timer and no listener stays behind, and nothing more is said. */
  close(): void {
    this.#closing.abort();
    this.#hangUp();
  }

  /** As {@link close}, and says why. */
  end(problem: Problem): void {
    if (this.#closing.signal.aborted) return;
    this.close();
    this.#opening = false;
    this.#problem = problem;
    this.#changed();
  }

  /* Connections. */

  #connect(bySocket = this.#prefersSocket()): void {
    this.#hangUp(this.#connected);
    this.#attemptedAt = Date.now();
    this.#expectWord(HELLO_MILLIS);
    if (bySocket) this.#connectSocket();
    else this.#connectEvents();
  }

  /** Reads the last document of an archive: no other follows, and its clock stands where it was written. */
  async #readArchive(): Promise<void> {
    const answer = await fetch(`${this.#edition}timeline.json`)
      .then(found => (found.ok ? found.json() : undefined))
      .catch(() => undefined);
    if (this.#closing.signal.aborted) return;
    this.#opening = false;
    this.#connected = answer !== undefined;
    if (answer === undefined) {
      this.#retrying = setTimeout(() => void this.#readArchive(), MOST_RETRY_MILLIS);
    } else {
      this.#heard();
      this.#timeline = answer.timeline;
      this.#cursor = answer.cursor;
      this.clock.stopAt(Date.parse(answer.now));
    }
    this.#changed();
  }

  /**
   * A way that is not known to work takes turns with the other; one that did may have been cut off with the
   * server, and gets more of them.
   */
  #prefersSocket(): boolean {
    return this.#way === "socket"
      ? this.#failures % (SOCKETS_BEFORE_EVENTS + 1) < SOCKETS_BEFORE_EVENTS
      : this.#failures % 2 === 0;
  }

  #feed(): string {
    return `${this.#edition}feed${this.#cursor === undefined ? "" : `?after=${this.#cursor}`}`;
  }

  /** Undefined where this browser opens none, or not from a page like this one. */
  #newSocket(): WebSocket | undefined {
    try {
      return new WebSocket(this.#feed().replace(/^http/, "ws"));
    } catch {
      return undefined;
    }
  }

  #connectSocket(): void {
    const socket = this.#newSocket();
    this.#socket = socket;
    if (socket === undefined) {
      this.#lost();
      return;
    }
    socket.onmessage = event => {
      if (this.#socket === socket) this.#hear(event.data as string);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  #connectEvents(): void {
    const events = new EventSource(this.#feed());
    this.#events = events;
    for (const type of EVENTS) {
      events.addEventListener(type, event => {
        if (this.#events === events) this.#hear((event as MessageEvent<string>).data);
      });
    }
    events.onerror = () => {
      if (this.#events === events) this.#lost();
    };
  }

  /** Where sockets do not get through, one is tried again now and then, beside the events that do. */
  #trySocket(): void {
    this.#trial?.close();
    const trial = this.#newSocket();
    this.#trial = trial;
    if (trial === undefined) {
      this.#trySocketLater();
      return;
    }
    trial.onmessage = () => {
      if (this.#trial === trial) this.#connect(true);
    };
    trial.onclose = () => {
      if (this.#trial === trial) this.#trySocketLater();
    };
  }

  #trySocketLater(): void {
    clearTimeout(this.#trying);
    this.#trying = setTimeout(() => this.#trySocket(), this.#trialMillis * (0.75 + Math.random() / 2));
    this.#trialMillis = Math.min(MOST_TRIAL_MILLIS, 2 * this.#trialMillis);
  }

  #lost(waitMillis?: number): void {
    this.#opening = false;
    if (this.#connected && Date.now() - this.#connectedAt >= STEADY_MILLIS) this.#failures = 0;
    this.#hangUp();
    this.#failures++;
    const most = Math.min(MOST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(this.#failures, 10));
    this.#retrying = setTimeout(() => this.#connect(), waitMillis ?? most / 2 + Math.random() * (most / 2));
    this.#changed();
  }

  /**
   * The network or the page is back: what is connected may be dead without a sign of it, what is
   * not need not wait.
   */
  #wake(): void {
    if (this.#connected) {
      this.#ask(ANSWER_AFTER_SLEEP_MILLIS);
      return;
    }
    const attempting =
      (this.#socket ?? this.#events) !== undefined && Date.now() - this.#attemptedAt < FRESH_ATTEMPT_MILLIS;
    if (attempting || Date.now() < this.#notBefore) return;
    this.#failures = this.#way === undefined ? 0 : Math.min(1, this.#failures);
    this.#connect();
  }

  /** @param staysConnected where another connection is about to take over */
  #hangUp(staysConnected = false): void {
    for (const timer of [this.#retrying, this.#waiting, this.#asking, this.#trying, this.#tellingCity])
      clearTimeout(timer);
    this.#cityToldAt = -CITY_PAUSE_MILLIS;
    const [socket, events, trial] = [this.#socket, this.#events, this.#trial];
    this.#socket = this.#events = this.#trial = undefined;
    this.#cityTold = this.#doubtful = undefined;
    socket?.close();
    events?.close();
    trial?.close();
    this.#connected = staysConnected;
    if (!staysConnected) this.#presence = undefined;
  }

  /* Signs of life, and the clock. */

  /** Gives the connection up where nothing is heard in time. */
  #expectWord(withinMillis: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(
      () => this.#lost(this.#connectedAt >= this.#attemptedAt ? 0 : undefined),
      withinMillis,
    );
  }

  #ask(withinMillis: number): void {
    this.#expectWord(withinMillis);
    if (this.#socket !== undefined) this.#send({ type: "time", t0: Date.now() });
    else void this.#read();
  }

  /** Over a socket many exchanges at first, to know the clock soon; then some, to follow its drift. */
  #keepAsking(asked = 0): void {
    this.#ask(ANSWER_MILLIS);
    const soon = this.#socket !== undefined && asked < CLOCK_FIRST_EXCHANGES;
    clearTimeout(this.#asking);
    this.#asking = setTimeout(
      () => this.#keepAsking(asked + 1),
      soon ? CLOCK_FIRST_PAUSE_MILLIS : CLOCK_PAUSE_MILLIS,
    );
  }

  /**
   * Beside events, which go one way: the timeline tells the time, and by its tag whether anything was missed.
   * A proxy that keeps events back looks like silence; where the cursor has not moved since the last time and
   * should have, the connection is given up.
   */
  async #read(): Promise<void> {
    const [events, cursor, sent] = [this.#events, this.#cursor, Date.now()];
    const known = cursor !== undefined && this.clock.spread < CLOCK_GOOD_MILLIS;
    const answer = await fetch(`${this.#edition}timeline`, {
      cache: "no-store",
      headers: known ? { "If-None-Match": `W/"${cursor}"` } : {},
      signal: AbortSignal.timeout?.(ANSWER_MILLIS) ?? null,
    }).catch(() => undefined);
    const received = Date.now();
    const body = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    if (this.#events !== events || events === undefined) return;
    if (body === undefined && answer?.status !== 304) {
      this.#lost();
      return;
    }
    if (body !== undefined) this.clock.learn(sent, Date.parse(body.now), received);
    const behind = body === undefined || body.cursor === this.#cursor ? undefined : (this.#cursor ?? "");
    if (behind !== undefined && behind === this.#doubtful) {
      this.#lost(0);
      return;
    }
    this.#doubtful = behind;
    // A document that is behind is as old as it was.
    if (behind === undefined) this.#heard();
    else clearTimeout(this.#waiting);
    this.#changed();
  }

  #send(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** A city that the edition does not have would end the connection. */
  #tellCity(): void {
    const cities = (this.#timeline as { cities?: object } | undefined)?.cities;
    if (
      this.#socket === undefined ||
      !this.#connected ||
      this.#city === undefined ||
      this.#city === this.#cityTold
    )
      return;
    if (cities === undefined || !Object.hasOwn(cities, this.#city)) return;
    const pause = this.#cityToldAt + CITY_PAUSE_MILLIS - performance.now();
    clearTimeout(this.#tellingCity);
    if (pause > 0) {
      this.#tellingCity = setTimeout(() => this.#tellCity(), pause);
      return;
    }
    this.#cityTold = this.#city;
    this.#cityToldAt = performance.now();
    this.#send({ type: "here", city: this.#city });
  }

  /* What the server says. */

  #heard(): void {
    this.#heardAt = Date.now();
    clearTimeout(this.#waiting);
  }

  #hear(text: string): void {
    let message: any;
    try {
      message = JSON.parse(text);
    } catch {
      this.#lost();
      return;
    }
    this.#heard();
    switch (message?.type) {
      case "hello":
        this.#greeted(message);
        break;
      case "snapshot":
        this.#timeline = message.timeline;
        this.#cursor = message.cursor;
        break;
      case "patch":
        this.#timeline = merge(this.#timeline, message.patch) as Timeline;
        this.#cursor = message.cursor;
        break;
      case "presence":
        this.#presence = { total: message.total, cities: message.cities };
        break;
      case "stale":
        this.#staleSince = message.since;
        break;
      case "time":
        this.clock.learn(message.t0, Date.parse(message.now), Date.now());
        break;
      case "bye":
        this.#leave(message.retryAfter);
        return;
      default:
        return;
    }
    this.#tellCity();
    this.#changed();
  }

  #greeted(hello: any): void {
    this.#connected = true;
    this.#opening = false;
    this.#connectedAt = Date.now();
    this.#staleSince = hello.stale;
    this.#cityTold = undefined;
    this.#way = this.#socket === undefined ? "events" : "socket";
    // The server read its clock at some instant since this connection was begun.
    this.clock.runsAt(hello.speed ?? 1);
    this.clock.learn(this.#attemptedAt, Date.parse(hello.now), Date.now());
    if (this.#way === "socket") this.#trialMillis = FIRST_TRIAL_MILLIS;
    else this.#trySocketLater();
    this.#keepAsking();
  }

  /** It knows when there is room for this client again, so nothing brings it back earlier. */
  #leave(retryAfter: unknown): void {
    const wait =
      typeof retryAfter === "number" && retryAfter >= 0 ? Math.min(retryAfter, MOST_BYE_MILLIS) : undefined;
    this.#notBefore = Date.now() + (wait ?? 0);
    this.#lost(wait);
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * The server's clock, estimated by exchanges: the server read its clock at some instant between the sending
 * and the receiving here. So every exchange says that the distance between the two clocks lies within an
 * interval as long as its round trip, and the truth lies in what all of them have in common: the best way
 * there and the best way back may come from different exchanges. As two clocks drift apart, what was learned
 * is widened as time passes, by more than clocks of computers drift. An interval that contradicts what was
 * known means that this device's clock was set, or that it slept: then only the new one counts.
 *
 * A rehearsal's clock may run at another speed; then all distances are in its own time.
 */
export class ServerClock implements Clock {
  readonly #origin = Date.now();
  #speed = 1;
  #low = 0;
  #high = Number.POSITIVE_INFINITY;
  #learnedAt = 0;
  #stoppedAt: number | undefined;

  now(): number {
    return this.#stoppedAt ?? this.#speed * this.#here(Date.now()) + this.#distance();
  }

  get speed(): number {
    return this.#speed;
  }

  /** Within how many milliseconds of this device's clock the truth lies. */
  get spread(): number {
    return (this.#high - this.#low) / this.#speed;
  }

  /** How many milliseconds to wait here until the server's clock shows an instant; negative where it has. */
  wait(instant: number): number {
    return (instant - this.now()) / this.#speed;
  }

  /**
   * Told at the beginning of every connection; what was known of a clock at another speed is worth nothing.
   */
  runsAt(speed: number): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    this.#high = Number.POSITIVE_INFINITY;
  }

  /** Stands still at an instant for good, whatever is learned. */
  stopAt(instant: number): void {
    this.#stoppedAt = instant;
  }

  /** The server said it was `server` when here it was between `sent` and `received`, all in milliseconds. */
  learn(sent: number, server: number, received: number): void {
    if (!Number.isFinite(server) || !(sent <= received)) return;
    const low = server - this.#speed * (this.#here(received) + ROUNDING_MILLIS);
    const high = server - this.#speed * (this.#here(sent) - ROUNDING_MILLIS);
    const drift = Math.abs(this.#here(received) - this.#learnedAt) * DRIFT * this.#speed;
    const [knownLow, knownHigh] = [this.#low - drift, this.#high + drift];
    const contradicts = this.#high === Number.POSITIVE_INFINITY || low > knownHigh || high < knownLow;
    this.#low = contradicts ? low : Math.max(low, knownLow);
    this.#high = contradicts ? high : Math.min(high, knownHigh);
    this.#learnedAt = this.#here(received);
  }

  #here(instant: number): number {
    return instant - this.#origin;
  }

  #distance(): number {
    return this.#high === Number.POSITIVE_INFINITY ? this.#origin : (this.#low + this.#high) / 2;
  }
}

/** Both clocks are read in whole milliseconds. */
const ROUNDING_MILLIS = 1;

/**
 * How far two clocks drift apart at most: two ten-thousandths, several times what a computer's quartz does.
 */
const DRIFT = 2e-4;

/** Applies a JSON merge patch (RFC 7396); neither argument is changed. */
export function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merge(result[name], value);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
