import { html, type TemplateResult } from "lit";
import { countNew, sayNew } from "../words/new-words.js";
import { say } from "../words/words.js";
import { cityList, withCities } from "./city-list.js";
import "./city-picker.js";
import type { Picked } from "./city-picker.js";
import { eventFields } from "./event-fields.js";
import type { NewForm } from "./form-field.js";
import type { Place } from "./places.js";
import { momentList, slotList } from "./programme-fields.js";

/** Draws the form of a new event: what it is, its cities, what they share, and what each starts from. */
export function formParts(form: NewForm, places: readonly Place[]): TemplateResult {
  const { draft, change } = form;
  const cities = draft.cities.filter(({ programme }) => programme === undefined).length;
  return html`<section class="card">
      <h2>${sayNew("event")}</h2>
      ${eventFields(form)}
    </section>
    <section class="card">
      <h2>${say("cities")}</h2>
      <city-picker
        .places=${places}
        .pick=${(picked: readonly Picked[]) => change(withCities(form.draft, picked))}
      ></city-picker>
      ${cityList(form)}
    </section>
    <section class="card">
      <h2>${sayNew("moments")}</h2>
      <p class="quiet">${sayNew("momentsMean", { zone: draft.zone })}</p>
      ${momentList(form)}
    </section>
    <section class="card">
      <h2>${sayNew("template")}</h2>
      <p class="quiet">${cities === 0 ? sayNew("templateMeans") : countNew("template.count", cities)}</p>
      ${slotList(form)}
    </section>`;
}
