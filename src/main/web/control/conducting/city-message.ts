import { html, type TemplateResult } from "lit";
import { cityKeys } from "./conducting-keys.js";
import type { Timeline } from "../../feed/document.js";
import { namedCity } from "../../turns/turn-name.js";
import { say } from "../../words/other-words.js";
import { userText } from "../../words/user-text.js";

const MOST_CHARACTERS = 500;

/** A message to one city that somebody is about to write. */
interface CityMessage {
  timeline: Timeline;
  /** To whom it may go, in the order of the moment. */
  cities: readonly string[];
  /** To whom it goes; undefined until one is chosen. */
  city: string | undefined;
  choose(city: string): void;
  send(city: string, text: string): void;
  leave(): void;
}

/**
 * Draws the form of a message to one city: the cities, each with its key; once one is chosen, a line to
 * write.
 */
export function cityMessage(message: CityMessage): TemplateResult {
  const { timeline, cities, city, choose, leave } = message;
  const keys = cityKeys(cities);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get("text") ?? "").trim();
    if (city !== undefined && text !== "") message.send(city, text);
  };
  return html`<form
    class="city-message"
    aria-label=${say("turns.message")}
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => event.key === "Escape" && leave()}
  >
    <div
      class="message-cities"
      role="group"
      aria-label=${say("turns.messageTo")}
    >
      ${cities.map(
        id =>
          html`<button
            type="button"
            aria-pressed=${id === city ? "true" : "false"}
            @click=${() => choose(id)}
          >
            ${userText(namedCity(timeline, id))}
            ${keys.has(id) ? html`<kbd aria-hidden="true">${keys.get(id)!.toUpperCase()}</kbd>` : ""}
          </button>`,
      )}
    </div>
    ${city === undefined
      ? ""
      : html`<label class="field"
          >${say("turns.messageFor", { city: namedCity(timeline, city) })}<input
            name="text"
            dir="auto"
            required
            maxlength=${MOST_CHARACTERS}
            autocomplete="off"
        /></label>`}
    <p class="quiet">${say("turns.messageIsPublic")}</p>
    <div class="pair">
      <button
        type="button"
        @click=${leave}
      >
        ${say("leaveIt")}</button
      ><button
        class="primary"
        ?disabled=${city === undefined}
      >
        ${say("send")}
      </button>
    </div>
  </form>`;
}
