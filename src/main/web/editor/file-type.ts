/** What a file is that comes in or goes out. */

const CALENDAR = "text/calendar";
export const JSON_TYPE = "application/json";
export const YAML = "application/yaml";
export const TABLE = "text/csv";
const BY_ENDING: Readonly<Record<string, string>> = {
  ics: CALENDAR,
  ical: CALENDAR,
  json: JSON_TYPE,
  yaml: YAML,
  yml: YAML,
};

/** Tells the media type of a file by its name, or of what was pasted by how it begins. */
export function typeOf(name: string, text: string): string {
  const begin = text.replace(/^\ufeff/, "").trimStart();
  const known = BY_ENDING[name.toLowerCase().split(".").at(-1)!];
  if (known !== undefined) return known;
  if (/^BEGIN:VCALENDAR/i.test(begin)) return CALENDAR;
  if (begin.startsWith("{")) return JSON_TYPE;
  return /^edition:\s/m.test(begin) ? YAML : TABLE;
}
