/** What a city is called, in one language or several. */
interface Named {
  name: string;
  names?: Record<string, string>;
}

/** The name of a city in this language, where it has one; otherwise the name that it has everywhere. */
export function cityName({ name, names }: Named, language: string): string {
  return names !== undefined && Object.hasOwn(names, language) ? names[language]! : name;
}
