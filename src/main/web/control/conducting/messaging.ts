import { html, type TemplateResult } from "lit";
import { cityMessage } from "./city-message.js";
import { cityKeys } from "./conducting-keys.js";
import type { Decision } from "../decisions.js";
import type { Timeline } from "../../feed/document.js";
import { namedCity } from "../../turns/turn-name.js";
import { say } from "../../words/other-words.js";

/** For so long a message stands out where its city speaks. */
const MESSAGE_MILLIS = 600_000;

/** Where somebody writes to a city. */
interface Writer extends HTMLElement {
  readonly timeline: Timeline;
  readonly now: number;
  /** To whom it may go, in the order of the moment. */
  readonly cities: readonly string[];
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** @returns whether it holds */
  press(words: string, decision: Decision): Promise<boolean>;
}

/** The messages of whoever conducts, each to one city. */
export class Messaging {
  readonly #writer: Writer;
  /** The message that somebody is about to write, and to which city. */
  #message: { city?: string } | undefined;
  #sentTo: string | undefined;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Whether a city is to be chosen: then its key means that. */
  get isAsking(): boolean {
    return this.#message !== undefined && this.#message.city === undefined;
  }

  begin(): void {
    this.#set({});
  }

  /** @returns whether a city has that key */
  chooseByKey(pressed: string): boolean {
    const [city] = [...cityKeys(this.#writer.cities)].find(([, key]) => key === pressed) ?? [];
    if (city !== undefined) this.#set({ city });
    return city !== undefined;
  }

  render(): TemplateResult {
    if (this.#message !== undefined)
      return cityMessage({
        timeline: this.#writer.timeline,
        cities: this.#writer.cities,
        city: this.#message.city,
        choose: city => this.#set({ city }),
        send: (city, text) => void this.#send(city, text),
        leave: () => this.#set(undefined),
      });
    return html`<p class="actions">
        <button
          aria-keyshortcuts="M"
          @click=${() => this.begin()}
        >
          ${say("turns.message")}
        </button>
      </p>
      <p role="status">${this.#sentTo === undefined ? "" : say("turns.sent", { city: this.#sentTo })}</p>`;
  }

  async #send(city: string, text: string): Promise<void> {
    const { timeline, now } = this.#writer;
    const name = namedCity(timeline, city);
    const until = new Date(now + MESSAGE_MILLIS).toISOString();
    const holds = await this.#writer.press(say("turns.messageFor", { city: name }), {
      type: "announcement",
      text,
      until,
      cities: [city],
    });
    if (!holds) return;
    this.#set(undefined);
    this.#sentTo = name;
  }

  #set(message: { city?: string } | undefined): void {
    this.#message = message;
    this.#sentTo = undefined;
    this.#writer.requestUpdate();
    if (message === undefined) return;
    const first = message.city === undefined ? "button" : "input";
    void this.#writer.updateComplete.then(() =>
      this.#writer.querySelector<HTMLElement>(`.city-message ${first}`)?.focus(),
    );
  }
}
