import type { SharedWords } from "./fr.js";
export const shared: SharedWords = {
  rehearsal: "Rehearsal", connecting: "Connecting…", live: "Live", cutOff: "Cut off from the server",
  now: "Now", next: "Next", nothingOn: "Nothing announced right now", city: "City", allCities: "All cities",
  expected: "expected", open: "open", closed: "closed", late: "+{by}", early: "−{by}", lateBy: "{by} late", earlyBy: "{by} early",
  overdue: "due for {age}",
  "milestone.planned": "planned", "milestone.held": "held", "milestone.live": "live", "milestone.done": "over", "milestone.cancelled": "cancelled",
  readyCount: "{n} of {all} cities ready, quorum {quorum}",
  "said.city.opened": "{city} opens its doors", "said.city.closed": "{city} closes its doors",
  "said.slot.started": "{city}: “{slot}” starts", "said.slot.finished": "{city}: “{slot}” is done",
  "said.slot.skipped": "{city}: “{slot}” will not take place", "said.slot.delayed": "{city}: “{slot}” will start at {at}",
  "said.note": "{city}: {text}", "said.ready.yes": "{city} is ready for “{milestone}”", "said.ready.no": "{city} is not ready for “{milestone}”",
  "said.help.wanted": "{city} asks for help: {text}", "said.help.settled": "{city}: help has come",
  "said.milestone.started": "“{milestone}” starts", "said.milestone.ended": "“{milestone}” is over",
  "said.milestone.held": "“{milestone}” is held: {text}", "said.milestone.released": "“{milestone}” is held no longer",
  "said.milestone.postponed": "“{milestone}” is postponed to {at}", "said.milestone.cancelled": "“{milestone}” is cancelled: {text}",
  "said.announcement": "To all cities: {text}", "said.announcement.some": "To {cities}: {text}",
  moreNews: "one=And one more.|other=And {n} more.",
};
