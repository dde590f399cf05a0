import { noticeOf, type Line } from "./journal-lines.js";
import type { Timeline } from "../feed/document.js";
import { sentence, title } from "../notices/page-notices.js";
import { clockTime, list, say } from "../words/words.js";
import type { Words } from "../words/catalogue/fr.js";

/** The words for what a coordinator reads in the journal. */

/** The label of the link that the server prints when it starts. */
const PRINTED = "server";

/** Tells a decision as what it is by now: something that happened. */
export function told(line: Line, timeline: Timeline, lines: readonly Line[]): string {
  const text = (member: string) => (typeof line[member] === "string" ? line[member] : undefined);
  const milestone = timeline.milestones[text("milestone") ?? ""];
  const cities = Array.isArray(line["cities"]) ? line["cities"].map(String) : undefined;
  const at = text("to") ?? text("until");
  const ref = lines.find(({ id }) => id === line["ref"]);
  const key =
    line.type === "announcement" && cities !== undefined
      ? "announcement.some"
      : line.type === "milestone.changed" && line["room"] !== undefined
        ? "milestone.changed.room"
        : line.type;
  return say(`did.${key}` as keyof Words, {
    milestone: milestone === undefined ? (text("milestone") ?? "") : title(milestone.title),
    text: text("text") ?? text("reason") ?? String(ref?.["text"] ?? ""),
    cities: list((cities ?? []).map(id => timeline.cities[id]?.name ?? id)),
    city: timeline.cities[String(ref?.["city"] ?? "")]?.name ?? "",
    at: at === undefined ? "" : clockTime(Date.parse(at), timeline.edition.timezone),
  });
}

/** Says who said something, as far as the journal tells; empty where it was not read yet. */
export function authorOf({ by }: Line, timeline: Timeline): string {
  const city = timeline.cities[by?.city ?? ""]?.name ?? by?.city ?? "";
  switch (by?.kind) {
    case "organizer":
      return say("by.organizer", { city });
    case "coordinator":
      return by.label === undefined || by.label === PRINTED
        ? say("by.coordinator")
        : say("about", { what: say("by.coordinator"), detail: by.label });
    case "program":
      return say("by.program");
    case "rule":
      return say("by.rule");
    case "player":
      return say("by.player", { city });
    default:
      return "";
  }
}

/** Writes what a city said as a plain sentence. */
export function saidIn(line: Line, timeline: Timeline): string {
  const city = String(line["city"]);
  return line.type === "headcount"
    ? say("said.headcount", { city: timeline.cities[city]?.name ?? city, n: Number(line["count"]) })
    : sentence(noticeOf(line), timeline);
}
