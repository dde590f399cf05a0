/** The pictures of the weekend, which the first page loads once it shows what matters now (`pages.ts`). */

import "../page/loaded-first.js";
import "./timeline-agenda.js";
import "./timeline-chart.js";
