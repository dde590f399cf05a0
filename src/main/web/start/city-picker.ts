import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { sayNew } from "../words/new-words.js";
import { language } from "../words/words.js";
import { pastedNames, placeName, placeNamed, placesNamed, type Place } from "./places.js";

/** A city that somebody has chosen: a place of the list, or a name that stands for itself. */
export interface Picked {
  name: string;
  place?: Place;
}

/**
 * A field for the name of a city with a list of the places that may be meant (WAI-ARIA, combobox with a
 * list). The first one is chosen by Enter; several names may be pasted at once.
 */
class CityPicker extends LitElement {
  places: readonly Place[] = [];
  pick!: (picked: readonly Picked[]) => void;
  #typed = "";
  #active = 0;
  #isOpen = false;

  override createRenderRoot() {
    return this;
  }

  get #found(): Picked[] {
    const found = placesNamed(this.#typed, this.places).map(place => ({
      name: placeName(place, language),
      place,
    }));
    const typed = this.#typed.trim();
    // What is no place of the list is taken as it is written.
    return typed === "" || placeNamed(typed, this.places) !== undefined ? found : [...found, { name: typed }];
  }

  #type(text: string): void {
    this.#typed = text;
    this.#active = 0;
    this.#isOpen = true;
    this.requestUpdate();
  }

  #choose(picked: readonly Picked[]): void {
    this.#type("");
    this.#isOpen = false;
    this.pick(picked);
    this.querySelector("input")?.focus();
  }

  #paste(event: ClipboardEvent): void {
    const names = pastedNames(event.clipboardData?.getData("text/plain") ?? "");
    if (names.length < 2) return;
    event.preventDefault();
    this.#choose(
      names.map(name => {
        const place = placeNamed(name, this.places);
        return place === undefined ? { name } : { name: placeName(place, language), place };
      }),
    );
  }

  #press(event: KeyboardEvent): void {
    const found = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      this.#active = this.#isOpen ? (this.#active + step + found.length) % found.length : this.#active;
      this.#isOpen = true;
    } else if (event.key === "Enter") {
      const chosen = found[this.#active];
      if (chosen !== undefined) this.#choose([chosen]);
    } else if (event.key === "Escape" && this.#isOpen) this.#isOpen = false;
    else return;
    event.preventDefault();
    this.requestUpdate();
  }

  override render() {
    const found = this.#found;
    const isOpen = this.#isOpen && found.length > 0;
    return html`<label
        class="field"
        for="city-name"
        >${sayNew("cityName")}</label
      >
      <input
        id="city-name"
        role="combobox"
        dir="auto"
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls="city-places"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-activedescendant=${isOpen ? `place-${this.#active}` : nothing}
        aria-describedby="city-help"
        .value=${live(this.#typed)}
        @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#press(event)}
        @paste=${(event: ClipboardEvent) => this.#paste(event)}
        @blur=${() => this.#close()}
      />
      <ul
        id="city-places"
        role="listbox"
        aria-label=${sayNew("places")}
        ?hidden=${!isOpen}
      >
        ${isOpen ? found.map((picked, i) => this.#option(picked, i)) : ""}
      </ul>
      <p
        id="city-help"
        class="quiet"
      >
        ${sayNew("cityHelp")}
      </p>`;
  }

  #close(): void {
    this.#isOpen = false;
    this.requestUpdate();
  }

  #option(picked: Picked, i: number): TemplateResult {
    const { name, place } = picked;
    return html`<li
      id="place-${i}"
      role="option"
      aria-selected=${i === this.#active ? "true" : "false"}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose([picked])}
    >
      ${place === undefined
        ? sayNew("asWritten", { name })
        : html`<bdi>${name}</bdi> <small>${countryName(place.country)}</small>`}
    </li>`;
  }
}

function countryName(code: string): string {
  if (!("DisplayNames" in Intl)) return code;
  return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
}

customElements.define("city-picker", CityPicker);
