import { merge, type Timeline } from "./document.js";
import { ServerClock } from "./clock.js";

/** What a page knows, and how good that is. */
export interface View {
  timeline: Timeline | undefined;
  /** Where the document stands in the journal; undefined before there is one. */
  cursor: string | undefined;
  connected: boolean;
  /** When the server was last heard, by this device's clock; undefined before the first time. */
  heardAt: number | undefined;
}

const ANSWER_MILLIS = 10_000;
const FIRST_RETRY_MILLIS = 500;
const MOST_RETRY_MILLIS = 20_000;
const SOCKET_FAILURES_BEFORE_EVENTS = 3;
const HELLO_MILLIS = 1_000;
const CLOCK_FIRST_EXCHANGES = 12;
const CLOCK_FIRST_PAUSE_MILLIS = 250;
const CLOCK_PAUSE_MILLIS = 15_000;

/**
 * Follows one edition. It holds the document and a cursor, and comes back by itself: after a moment that grows and differs from
 * client to client, at once when the network or the page returns, over Server-Sent Events where WebSockets do not get through.
 */
export class Feed extends EventTarget {
  readonly clock = new ServerClock();
  readonly #url: string;
  #timeline: Timeline | undefined;
  #cursor: string | undefined;
  #heardAt: number | undefined;
  #askedAt: number | undefined;
  #connected = false;
  #socket: WebSocket | undefined;
  #events: EventSource | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(edition: string) {
    super();
    this.#url = `/api/v1/editions/${edition}/feed`;
    addEventListener("online", () => this.#reconnectNow());
    addEventListener("pageshow", () => this.#reconnectNow());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#reconnectNow(); });
    addEventListener("offline", () => this.#lost());
    setInterval(() => this.#checkSilence(), 5_000);
    this.#connect();
  }

  get view(): View {
    return { timeline: this.#timeline, cursor: this.#cursor, connected: this.#connected, heardAt: this.#heardAt };
  }

  #connect(): void {
    clearTimeout(this.#retry);
    this.#close();
    if (this.#failures >= SOCKET_FAILURES_BEFORE_EVENTS && this.#failures % 2 === 1) this.#connectEvents();
    else this.#connectSocket();
  }

  #after(): string {
    return this.#cursor === undefined ? "" : `?after=${this.#cursor}`;
  }

  #connectSocket(): void {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}${this.#url}${this.#after()}`);
    this.#socket = socket;
    socket.onopen = () => this.#askTime(socket);
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data as string));
    socket.onclose = () => { if (this.#socket === socket) this.#lost(); };
  }

  #connectEvents(): void {
    const events = new EventSource(this.#url + this.#after());
    this.#events = events;
    for (const type of ["hello", "snapshot", "patch", "bye"]) {
      events.addEventListener(type, (event) => this.#hear(JSON.parse((event as MessageEvent<string>).data)));
    }
    events.onerror = () => { if (this.#events === events) this.#lost(); };
  }

  /** Many exchanges at first, to know the clock soon; then some, to follow its drift. */
  #askTime(socket: WebSocket, asked = 0): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    this.#askedAt ??= Date.now();
    socket.send(JSON.stringify({ type: "time", t0: Date.now() }));
    setTimeout(() => this.#askTime(socket, asked + 1), asked < CLOCK_FIRST_EXCHANGES ? CLOCK_FIRST_PAUSE_MILLIS : CLOCK_PAUSE_MILLIS);
  }

  #hear(message: any): void {
    this.#heardAt = Date.now();
    this.#askedAt = undefined;
    switch (message.type) {
      case "hello":
        this.#failures = 0;
        this.#connected = true;

        // It was on its way for a moment; an exchange that is timed soon says for how long.
        this.clock.runsAt(message.speed ?? 1);
        this.clock.learn(Date.now() - HELLO_MILLIS, Date.parse(message.now), Date.now());
        break;
      case "snapshot":
        this.#timeline = message.timeline;
        this.#cursor = message.cursor;
        break;
      case "patch":
        this.#timeline = merge(this.#timeline, message.patch) as Timeline;
        this.#cursor = message.cursor;
        break;
      case "time":
        this.clock.learn(message.t0, Date.parse(message.now), Date.now());
        break;
      case "bye":
        this.#lost(message.retryAfter);
        return;
    }
    this.#changed();
  }

  #lost(wait?: number): void {
    this.#close();
    this.#connected = false;
    this.#failures++;
    const most = Math.min(MOST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(this.#failures, 10));
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), wait ?? most / 2 + Math.random() * (most / 2));
    this.#changed();
  }

  #reconnectNow(): void {
    if (!this.#connected) this.#connect();
  }

  /** A connection can be dead without anybody having said so: where not even the time is answered, it is given up. */
  #checkSilence(): void {
    if (this.#askedAt !== undefined && Date.now() - this.#askedAt > ANSWER_MILLIS) this.#lost(0);
  }

  #close(): void {
    const [socket, events] = [this.#socket, this.#events];
    this.#socket = undefined;
    this.#events = undefined;
    this.#askedAt = undefined;
    socket?.close();
    events?.close();
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
