/**
 * Every page but the timeline, in one file, which is loaded only where one of them is wanted (`pages.ts`).
 */

import "./page/loaded-first.js";

export { ControlPage } from "./control/control-page.js";
export { DataPage } from "./archive/data-page.js";
export { DeskPage } from "./desk/desk-page.js";
export { EditionsPage } from "./editions/editions-page.js";
export { JoinPage } from "./join/join-page.js";
export { ProjectsPage } from "./projects/projects-page.js";
export { replayPage } from "./replay/replay-page.js";
export { ReportPage } from "./report/report-page.js";
export { StagePage, stageTitle } from "./stage/stage-page.js";
export { WallPage } from "./wall/wall-page.js";
export { WallChooser } from "./wall/wall-chooser.js";
