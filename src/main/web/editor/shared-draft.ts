import { dropDraft, readDraft, writeDraft, type Draft, type DraftAnswer } from "./draft-exchange.js";
import { merged } from "./plan-merge.js";
import type { Lines } from "./plan-lines.js";

/** What somebody edits, as the draft sees it. */
interface Edited {
  readonly lines: Lines;
  readonly seen: string;
  /** Whether a change of a colleague would move what is being typed. */
  readonly isTyping: boolean;
  /** Whether nothing is changed that could be kept. */
  readonly isAsAnnounced: boolean;
  /** Takes lines in which a colleague's changes are, too. */
  take(lines: Lines): void;
  /** A draft was kept or read, with what the server says of it; none where somebody has taken it away. */
  onDraft(draft: Draft | undefined, sent: Lines): void;
}

const REST_MILLIS = 400;
const ASK_MILLIS = 5_000;
/** After a save that got no answer. */
const AGAIN_MILLIS = 3_000;

/**
 * Keeps what is edited as the draft of the team: saves after a rest, one request at a time, takes in what
 * colleagues save, and hears from the server what is wrong with it and what it would change. Where the server
 * keeps no drafts, nothing is saved, and the work stays on this page.
 */
export class SharedDraft {
  readonly #edition: string;
  readonly #city: string;
  readonly #edited: Edited;
  #version = 0;
  /** What the server has, as far as it is known here. */
  #stored: Lines = [];
  #isAvailable = true;
  #isUnsaved = false;
  #isBusy = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;

  constructor(edition: string, city: string, edited: Edited) {
    this.#edition = edition;
    this.#city = city;
    this.#edited = edited;
  }

  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  /** Whether something on this page is not on the server yet. */
  get isUnsaved(): boolean {
    return this.#isUnsaved;
  }

  /** Reads the draft once, and looks for changes of colleagues from then on. */
  async begin(announced: Lines): Promise<Draft | undefined> {
    this.#stored = announced;
    const answer = await readDraft(this.#edition, this.#city);
    this.#poll ??= setInterval(() => void this.#look(), ASK_MILLIS);
    return this.#accept(answer);
  }

  stop(): void {
    clearTimeout(this.#rest);
    clearInterval(this.#poll);
  }

  /** Something was edited. */
  change(restMillis = REST_MILLIS): void {
    this.#isUnsaved = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.save(), restMillis);
  }

  /** Takes the draft away: it was published, or nobody wants it. */
  async drop(announced: Lines): Promise<void> {
    clearTimeout(this.#rest);
    this.#isUnsaved = false;
    const version = this.#version;
    this.#version = 0;
    this.#stored = announced;
    if (version > 0) await dropDraft(this.#edition, this.#city, version);
  }

  /** Saves what is not saved yet, now. */
  async save(): Promise<void> {
    clearTimeout(this.#rest);
    if (!this.#isUnsaved || this.#isBusy || !this.#isAvailable) return;
    if (this.#edited.isAsAnnounced) {
      await this.drop(this.#edited.lines);
      this.#edited.onDraft(undefined, this.#edited.lines);
      return;
    }
    this.#isBusy = true;
    this.#isUnsaved = false;
    const sent = this.#edited.lines;
    const { seen } = this.#edited;
    const answer = await writeDraft(this.#edition, this.#city, sent, seen, this.#version);
    this.#isBusy = false;
    if (answer.is === "changed") this.#mergeWith(answer.draft);
    else if (answer.is === "kept") this.#keep(answer.draft, sent);
    else if (answer.is === "unanswered") this.change(AGAIN_MILLIS);
    else this.#accept(answer);
    if (this.#isUnsaved && answer.is !== "unanswered") this.change();
  }

  #keep(draft: Draft, sent: Lines): void {
    this.#version = draft.version;
    this.#stored = sent;
    this.#edited.onDraft(draft, sent);
  }

  /** Where a colleague has published or thrown it away, what is edited here begins another one. */
  #mergeWith(draft: Draft | undefined): void {
    this.#isUnsaved = true;
    if (draft === undefined) {
      this.#version = 0;
      return;
    }
    const lines = merged(this.#stored, this.#edited.lines, draft.programme);
    this.#keep(draft, draft.programme);
    this.#edited.take(lines);
  }

  async #look(): Promise<void> {
    if (document.hidden || this.#isBusy || !this.#isAvailable || this.#isUnsaved) return;
    const before = this.#version;
    const answer = await readDraft(this.#edition, this.#city);
    if (this.#isBusy || this.#isUnsaved || this.#version !== before || this.#edited.isTyping) return;
    if (answer.is === "kept" && answer.draft.version !== before) {
      this.#keep(answer.draft, answer.draft.programme);
      this.#edited.take(answer.draft.programme);
    } else if (answer.is === "none" && before > 0) {
      this.#version = 0;
      this.#edited.onDraft(undefined, this.#edited.lines);
    }
  }

  /** A server that has never heard of drafts is not asked for one again. */
  #accept(answer: DraftAnswer): Draft | undefined {
    if (answer.is === "unavailable" && this.#version === 0) this.#isAvailable = false;
    if (answer.is !== "kept") return undefined;
    this.#version = answer.draft.version;
    this.#stored = answer.draft.programme;
    return answer.draft;
  }
}
