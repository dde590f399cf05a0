import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { countNew, sayNew } from "../words/new-words.js";
import { language } from "../words/words.js";
import type { Picked } from "./city-picker.js";
import { freshKey, withZoneOfCities, type CityDraft, type Draft } from "./draft.js";
import { zoneField } from "./event-fields.js";
import { faultsAt, field, moved, withPart, written, type NewForm } from "./form-field.js";

/** The cities of a new event, in the order in which they are shown. */

/** Puts cities behind those that there are; one that is there already is not put there again. */
export function withCities(draft: Draft, picked: readonly Picked[]): Draft {
  const names = new Set(draft.cities.map(({ name }) => name.trim()));
  const added = picked.filter(({ name }) => {
    const isNew = !names.has(name);
    names.add(name);
    return isNew;
  });
  return withZoneOfCities({
    ...draft,
    cities: [...draft.cities, ...added.map(city => cityOf(city, draft.zone))],
  });
}

function cityOf({ name, place }: Picked, zone: string): CityDraft {
  const base = { key: freshKey(), name, venue: "", more: {} };
  if (place === undefined) return { ...base, names: {}, zone };
  const { [language]: _, ...names } = place.names;
  return { ...base, names, zone: place.zone, position: place.position };
}

export function cityList(form: NewForm): TemplateResult {
  const { cities } = form.draft;
  return html`<p
      class="quiet"
      role="status"
    >
      ${cities.length === 0 ? "" : countNew("cities.count", cities.length)}
    </p>
    ${faultsAt(form, "cities")}
    <ol class="parts">
      ${repeat(
        cities,
        ({ key }) => key,
        (city, i) => cityCard(form, city, i),
      )}
    </ol>`;
}

function cityCard(form: NewForm, city: CityDraft, i: number): TemplateResult {
  const { draft } = form;
  const change = (changes: Partial<CityDraft>) =>
    form.change(withZoneOfCities({ ...draft, cities: withPart(draft.cities, { ...city, ...changes }) }));
  const slots = (city.programme ?? []).filter(({ milestone }) => milestone === undefined).length;
  const name = city.name.trim() || sayNew("cityNumber", { n: i + 1 });
  return html`<li class="part">
    <div class="together">
      ${field(form, `city-${i}-name`, sayNew("name"), ({ by, invalid }) =>
        textInput(city.name, by, invalid, word => change({ name: word })),
      )}
      ${field(form, `city-${i}-venue`, sayNew("venue"), ({ by, invalid }) =>
        textInput(city.venue, by, invalid, venue => change({ venue }), sayNew("venueLater")),
      )}
    </div>
    ${whereItIs(form, city, i, change)} ${faultsAt(form, `city-${i}`)}
    ${slots === 0 ? "" : html`<p class="quiet">${countNew("ownProgramme", slots)}</p>`}
    <div class="actions">
      ${moveButton(form, i, -1, sayNew("cityUp", { name }), "↑")}
      ${moveButton(form, i, 1, sayNew("cityDown", { name }), "↓")}
      <button
        type="button"
        aria-label=${sayNew("removeNamed", { name })}
        @click=${() =>
          form.change(withZoneOfCities({ ...draft, cities: draft.cities.filter(one => one !== city) }))}
      >
        ${sayNew("remove")}
      </button>
    </div>
  </li>`;
}

function moveButton(form: NewForm, i: number, by: 1 | -1, words: string, sign: string): TemplateResult {
  const { draft } = form;
  return html`<button
    type="button"
    aria-label=${words}
    ?disabled=${draft.cities[i + by] === undefined}
    @click=${() => form.change(withZoneOfCities({ ...draft, cities: moved(draft.cities, i, by) }))}
  >
    ${sign}
  </button>`;
}

/** Draws the zone and the position, which a place of the list brings along. */
function whereItIs(
  form: NewForm,
  city: CityDraft,
  i: number,
  change: (changes: Partial<CityDraft>) => void,
): TemplateResult {
  const [latitude, longitude] = city.position ?? [];
  const isFaulty = form.faults.has(`city-${i}-timezone`) || form.faults.has(`city-${i}-position`);
  const put = (index: 0 | 1, text: string) => {
    const { position: _, ...rest } = city;
    const other = city.position ?? [0, 0];
    if (text === "") form.change(without(form.draft, { ...rest }));
    else change({ position: index === 0 ? [Number(text), other[1]] : [other[0], Number(text)] });
  };
  return html`<details ?open=${isFaulty || city.zone === ""}>
    <summary>${sayNew("where", { zone: city.zone })}</summary>
    <div class="together">
      ${zoneField(form, `city-${i}-timezone`, city.zone, zone => change({ zone }))}
      ${field(form, `city-${i}-position`, sayNew("latitude"), ({ by, invalid }) =>
        degrees(latitude, 90, by, invalid, text => put(0, text)),
      )}
      <label class="field"
        >${sayNew("longitude")}${degrees(longitude, 180, nothing, "false", text => put(1, text))}</label
      >
    </div>
  </details>`;
}

function without(draft: Draft, city: CityDraft): Draft {
  return { ...draft, cities: withPart(draft.cities, city) };
}

function textInput(
  value: string,
  by: string | typeof nothing,
  invalid: "true" | "false",
  change: (text: string) => void,
  placeholder = "",
): TemplateResult {
  return html`<input
    dir="auto"
    maxlength="200"
    autocomplete="off"
    placeholder=${placeholder}
    .value=${value}
    aria-describedby=${by}
    aria-invalid=${invalid}
    @input=${(event: Event) => change(written(event))}
  />`;
}

function degrees(
  value: number | undefined,
  most: number,
  by: string | typeof nothing,
  invalid: "true" | "false",
  change: (text: string) => void,
): TemplateResult {
  return html`<input
    type="number"
    step="any"
    min=${-most}
    max=${most}
    .value=${value === undefined ? "" : String(value)}
    aria-describedby=${by}
    aria-invalid=${invalid}
    @change=${(event: Event) => change(written(event))}
  />`;
}
