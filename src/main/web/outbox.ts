import { leavesOpen } from "./answer.js";
import { uuid } from "./uuid.js";

/**
 * What was said at the desk and is on its way. Each post has its id and the time it happened from the moment of the tap, and is kept
 * on this device until the server has answered: so a reload loses nothing, a repetition does nothing, and what is sent late keeps its
 * own time. Posts go out one after the other, in the order in which they were made.
 */

export interface Post {
  id: string;
  body: Record<string, unknown> & { type: string; observedAt: string };
  state: "sending" | "kept" | "refused" | "undone";
  why?: string;
}

const ANSWERED_KEPT = 50;
const RETRY_MILLIS = 2_000;
const ANSWER_MILLIS = 15_000;

export class Outbox extends EventTarget {
  readonly #edition: string;
  readonly #language: string;
  #posts: Post[];
  #busy = false;

  constructor(edition: string, language: string) {
    super();
    this.#edition = edition;
    this.#language = language;
    this.#posts = JSON.parse(localStorage.getItem(this.#key) ?? "[]") as Post[];
    addEventListener("online", () => void this.#send());
    addEventListener("storage", (event) => {
      if (event.key !== this.#key) return;
      this.#posts = JSON.parse(event.newValue ?? "[]") as Post[];
      this.dispatchEvent(new Event("change"));
    });
    void this.#send();
  }

  get #key(): string { return `carillon.outbox.${this.#edition}`; }

  /** The newest first. */
  get posts(): readonly Post[] { return [...this.#posts].reverse(); }

  get waiting(): boolean { return this.#posts.some((post) => post.state === "sending"); }

  add(body: Record<string, unknown> & { type: string }, at: number): void {
    this.#posts.push({ id: uuid(at), body: { ...body, observedAt: new Date(at).toISOString() }, state: "sending" });
    this.#forgetOld();
    this.#changed();
    void this.#send();
  }

  /** Of what the server has answered only the newest is kept; what is still on its way is never dropped. */
  #forgetOld(): void {
    const answered = this.#posts.filter((post) => post.state !== "sending").slice(-ANSWERED_KEPT);
    this.#posts = this.#posts.filter((post) => post.state === "sending" || answered.includes(post));
  }

  dismiss(id: string): void {
    this.#posts = this.#posts.filter((post) => post.id !== id || post.state === "sending");
    this.#changed();
  }

  async #send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let post = this.#first(); post !== undefined; post = this.#first()) {
      const answered = await this.#put(post);
      if (!answered) {
        setTimeout(() => void this.#send(), RETRY_MILLIS * (0.75 + Math.random() / 2));
        break;
      }
    }
    this.#busy = false;
  }

  #first(): Post | undefined {
    return this.#posts.find((post) => post.state === "sending");
  }

  /** Whether the server has said what became of it. */
  async #put(post: Post): Promise<boolean> {
    let answer: Response;
    try {
      answer = await fetch(`/api/v1/editions/${this.#edition}/check-ins/${post.id}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "Accept-Language": this.#language },
        body: JSON.stringify(post.body),
        signal: AbortSignal.timeout(ANSWER_MILLIS),
      });
    } catch {
      return false;
    }
    if (leavesOpen(answer)) return false;
    if (answer.ok) {
      this.#mark(post.id, "kept");
      if (post.body.type === "retracted") this.#mark(String(post.body["ref"]), "undone");
    } else {
      const problem = (await answer.json().catch(() => ({}))) as { detail?: string; errors?: { detail: string }[] };
      this.#mark(post.id, "refused", problem.errors?.[0]?.detail ?? problem.detail ?? String(answer.status));
    }
    return true;
  }

  #mark(id: string, state: Post["state"], why?: string): void {
    this.#posts = this.#posts.map((post) => (post.id === id ? { ...post, state, ...(why && { why }) } : post));
    this.#changed();
  }

  #changed(): void {
    localStorage.setItem(this.#key, JSON.stringify(this.#posts));
    this.dispatchEvent(new Event("change"));
  }
}
