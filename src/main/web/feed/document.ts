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
  order: number;
  day: string;
  part?: "morning" | "afternoon" | "evening" | "day";
  planned?: Times;
  expected?: Times;
  actual?: Times;
  state: SlotState;
}

export interface City {
  name: string;
  venue: string;
  address?: string;
  timezone: string;
  links: Record<string, string>;
  state: "expected" | "open" | "closed";
  lastHeard?: Instant;
  headcount?: number;
  slots: Record<string, Slot>;
  help: Record<string, { text: string; since: Instant }>;
}

export interface Attendance {
  order: number;
  ready: "unknown" | "yes" | "no";
  note?: string;
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
  readyCount: number;
  cities: Record<string, Attendance>;
}

export interface Notice {
  at: Instant;
  observedAt: Instant;
  type: string;
  city?: string;
  cities?: string[];
  slot?: string;
  milestone?: string;
  text?: string;
  ready?: "yes" | "no";
  start?: Instant;
  to?: Instant;
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
  };
  cities: Record<string, City>;
  milestones: Record<string, Milestone>;
  notices: Record<string, Notice>;
}
