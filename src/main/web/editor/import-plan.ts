import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { title } from "../notices/page-notices.js";
import { cityName } from "../words/city-name.js";
import { sayPlan } from "../words/editor-words.js";
import { language, say } from "../words/words.js";
import { changeList } from "./change-lines.js";
import type { Planned } from "./file-exchange.js";
import { inWords, vocabulary } from "./plan-words.js";

/** What a file would change, in words. */

const MOST_FAULTS = 20;

/** Draws each statement that an import makes as a sentence with its count, and what it does to slots. */
export function importPlan(statements: readonly Planned[], timeline: Timeline): TemplateResult {
  return html`<ul class="import-plan">
    ${statements.map(
      statement =>
        html`<li>
          <p><b>${about(statement, timeline)}</b> <small>${count(statement)}</small></p>
          ${statement.type === "programme.changed" ? slots(statement, timeline) : ""}
        </li>`,
    )}
  </ul>`;
}

function slots({ city = "", changes = [], more = 0 }: Planned, timeline: Timeline): TemplateResult {
  const known = timeline.cities[city]?.slots ?? {};
  const titled = (slot: string) => known[slot]?.title ?? slot;
  return html`${changeList(changes, titled, vocabulary(timeline))}
  ${more > 0 ? html`<p class="quiet">${sayPlan("import.more", { n: more })}</p>` : ""}`;
}

function count({ type, changes = [], more = 0 }: Planned): string {
  const isWhole = /(?:added|removed)$/.test(type);
  return isWhole ? "" : sayPlan("import.changes", { n: changes.length + more });
}

function about(statement: Planned, timeline: Timeline): string {
  const { type, milestone = "" } = statement;
  const city = nameOf(statement, timeline);
  const titles = timeline.milestones[milestone]?.title ?? statement.title;
  const moment = titles === undefined || typeof titles === "string" ? milestone : title(titles);
  const project = typeof statement.project === "object" ? statement.project.name : (statement.project ?? "");
  switch (type) {
    case "programme.changed":
      return sayPlan("of", { city });
    case "city.changed":
      return sayPlan("import.city", { city });
    case "city.added":
      return sayPlan("import.cityAdded", { city });
    case "city.removed":
      return sayPlan("import.cityRemoved", { city });
    case "milestone.changed":
      return sayPlan("import.moment", { moment });
    case "milestone.removed":
      return sayPlan("import.momentRemoved", { moment });
    case "project.changed":
      return sayPlan("import.project", { project });
    case "project.removed":
      return sayPlan("import.projectRemoved", { project });
    default:
      return sayPlan("import.edition");
  }
}

function nameOf({ city = "", title: gone }: Planned, { cities }: Timeline): string {
  const known = cities[city];
  if (known !== undefined) return cityName(known, language);
  return typeof gone === "string" ? gone : city;
}

/** Draws what is wrong with a file, each fault with its line where it has one. */
export function importFaults(faults: readonly { detail: string; line?: number }[]): TemplateResult {
  const more = faults.length - MOST_FAULTS;
  return html`<ul class="import-faults">
    ${faults.slice(0, MOST_FAULTS).map(fault => html`<li>${inLine(fault)}</li>`)}
    ${more > 0 ? html`<li class="quiet">${sayPlan("import.moreFaults", { n: more })}</li>` : ""}
  </ul>`;
}

function inLine({ detail, line }: { detail: string; line?: number }): string {
  const words = inWords(detail);
  return line === undefined
    ? words
    : say("about", { what: sayPlan("import.line", { n: line }), detail: words });
}
