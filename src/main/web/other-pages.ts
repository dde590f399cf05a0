/** Every page but the timeline, in one file, which is loaded only where one of them is wanted (`pages.ts`). */

export { ControlPage } from "./control-page.js";
export { DeskPage } from "./desk-page.js";
export { JoinPage } from "./join-page.js";
export { replayPage } from "./replay-page.js";
export { ReportPage } from "./report-page.js";
export { WallPage } from "./wall-page.js";
