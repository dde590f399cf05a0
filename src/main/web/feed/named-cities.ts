import type { City, Timeline } from "./document.js";
import { cityName } from "../words/city-name.js";

/** What was read before, so that what has not changed stays the same object. */
const known = new WeakMap<Timeline, Map<string, Timeline>>();
const knownCities = new WeakMap<City, Map<string, City>>();

/**
 * The document for readers of a language: each city has the name by which they call it ({@link cityName}).
 * What that does not change stays the same object, by which pages know that they need not draw it again.
 */
export function withNamedCities(timeline: Timeline, language: string): Timeline {
  return remembered(known, timeline, language, () => {
    const cities = Object.entries(timeline.cities).map(([id, city]) => [id, named(city, language)] as const);
    return cities.every(([id, city]) => city === timeline.cities[id])
      ? timeline
      : { ...timeline, cities: Object.fromEntries(cities) };
  });
}

function named(city: City, language: string): City {
  return remembered(knownCities, city, language, () => {
    const name = cityName(city, language);
    return name === city.name ? city : { ...city, name, names: { ...ownName(city), ...city.names } };
  });
}

/** What a city is called by its own people, which is not lost where others call it otherwise. */
function ownName({ name, lang }: City): Record<string, string> {
  return lang === undefined ? {} : { [lang]: name };
}

function remembered<Value extends object>(
  memory: WeakMap<Value, Map<string, Value>>,
  value: Value,
  language: string,
  make: () => Value,
): Value {
  let byLanguage = memory.get(value);
  if (byLanguage === undefined) memory.set(value, (byLanguage = new Map()));
  let made = byLanguage.get(language);
  if (made === undefined) byLanguage.set(language, (made = make()));
  return made;
}
