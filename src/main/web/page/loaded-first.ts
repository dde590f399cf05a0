/**
 * Names what the first page loads, for the scripts that are loaded after it. All of it is there by then; but
 * the bundler, which cuts what two scripts share into a part of its own, would make one part for each set of
 * scripts that share something, and the first page would wait for all of them.
 */
import "./address-note-list.js";
import "./document-title.js";
import "./page-title.js";
import "./page-ways.js";
import "../device/last-known.js";
import "../device/tab-memory.js";
import "../feed/first-document.js";
import "../feed/page-feed.js";
import "../http/base-path.js";
import "../moment/ringing.js";
import "../notices/live-region.js";
import "../time/clock.js";
import "../time/local-time.js";
import "../timeline/timeline-page.js";
import "../words/words.js";
