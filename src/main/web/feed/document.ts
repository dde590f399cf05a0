/** The timeline document, as docs/protocol.md describes it. */

export type Instant = string;
export interface Times {
  start?: Instant;
  end?: Instant;
}
type SlotState = "planned" | "running" | "done" | "skipped";

export interface Slot {
  title: string;
  kind: string;
  /** Where in the venue; absent where it was not announced. */
  place?: string;
  order: number;
  day: string;
  part?: "morning" | "afternoon" | "evening" | "day";
  planned?: Times;
  expected?: Times;
  /** When the server thinks that a planned slot will really start. */
  predicted?: Instant;
  actual?: Times;
  state: SlotState;
  /** Those who speak in it, by id; absent before any were set. */
  turns?: Record<string, Turn>;
}

/** One who speaks in a shared moment or in a slot: a city, a project of it, or what its title says. */
export interface Turn {
  order: number;
  city?: string;
  project?: string;
  title?: string;
  /** How long it may take, with what it was prolonged by. */
  minutes: number;
  state: SlotState;
  /** As of what was last said: `turnsNow` moves it on by the clock. */
  expected?: Times;
  predicted?: Instant;
  actual?: Times;
}

export interface City {
  name: string;
  names?: Record<string, string>;
  /** The language that its people write in; absent on a server of the version before. */
  lang?: string;
  venue: string;
  address?: string;
  timezone: string;
  links: Record<string, string>;
  state: "expected" | "open" | "closed";
  lastHeard?: Instant;
  headcount?: number;
  slots: Record<string, Slot>;
  help: Record<string, Call>;
}

/** What a team works on. */
export interface Project {
  name: string;
  city: string;
  url?: string;
  theme?: string;
  text?: string;
}

/** A call for help that nobody has settled. */
export interface Call {
  text: string;
  since: Instant;
  /** Absent on a server of the version before. */
  answers?: Record<string, Answer>;
}

/** An answer to a call for help, of a city or, where none is named, of coordination. */
interface Answer {
  city?: string;
  text: string;
  at: Instant;
}

export interface Announcement {
  text: string;
  at: Instant;
  cities?: string[];
  until: Instant;
  urgent?: true;
  /** When each city that has read it did. */
  seen: Record<string, Instant>;
}

/** A question of coordination that is open. */
export interface Question {
  text: string;
  /** What it may be answered with; any text where it is absent. */
  options?: string[];
  at: Instant;
  /** Who is asked; every city where it is absent. */
  cities?: string[];
  milestone?: string;
  /** The last answer of each city that has answered. */
  answers: Record<string, QuestionAnswer>;
}

export interface QuestionAnswer {
  answer: string;
  note?: string;
  at: Instant;
}

export interface Attendance {
  order: number;
  ready: "unknown" | "yes" | "no";
  note?: string;
  /** Which of the moment's checks are well, and which are not, as the city answered. */
  checks?: Record<string, boolean>;
  at?: Instant;
  slack?: string;
}

export interface Milestone {
  title: Record<string, string>;
  planned: Instant;
  expected: Instant;
  opensAt: Instant;
  endsAt: Instant;
  state: "planned" | "held" | "live" | "done" | "cancelled";
  hold?: { reason: string; since: Instant };
  room?: string;
  quorum: number;
  /** What a city looks at before it says yes; absent where there is nothing. */
  checks?: string[];
  readyCount: number;
  cities: Record<string, Attendance>;
  /** Those who speak in it, by id; absent before any were set. */
  turns?: Record<string, Turn>;
}

export interface Notice {
  at: Instant;
  observedAt: Instant;
  type: string;
  city?: string;
  cities?: string[];
  slot?: string;
  milestone?: string;
  /** Who speaks, by the id of the turn in its block. */
  turn?: string;
  /** Its id; as a statement tells it, the whole project. */
  project?: string | Pick<Project, "name">;
  /** What it was called that is announced no more; of a moment by language. */
  title?: string | Record<string, string>;
  text?: string;
  ready?: "yes" | "no";
  start?: Instant;
  end?: Instant;
  to?: Instant;
  until?: Instant;
  /** What it refers to, by its id: a call for help, an announcement, or a question. */
  ref?: string;
  /** Of a city's answer to a question, which is no notice and told alike. */
  answer?: string;
  /** The announcement that it tells. */
  id?: string;
  /** What is announced differently: at most twenty, and how many more. */
  changes?: Change[];
  more?: number;
}

/**
 * A member of the edition that changed; `was` is absent where it is new, `is` where it was taken out.
 * Without a member a slot, moment or project came or went as a whole.
 */
export interface Change {
  slot?: string;
  milestone?: string;
  project?: string;
  member?: string;
  was?: unknown;
  is?: unknown;
}

export interface Timeline {
  edition: {
    id: string;
    title: string;
    timezone: string;
    from: string;
    to: string;
    languages: string[];
    rehearsal: boolean;
    /** Absent on a server of the version before, as the projects are. */
    themes?: string[];
    projects?: Record<string, Project>;
  };
  cities: Record<string, City>;
  /** Absent on a server of the version before. */
  announcements?: Record<string, Announcement>;
  /** Absent where none is open. */
  questions?: Record<string, Question>;
  milestones: Record<string, Milestone>;
  notices: Record<string, Notice>;
}
