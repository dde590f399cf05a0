/**
 * What a code of the server's problems (docs/protocol.md, "Errors") says about a post that waits on this
 * device. Every code is in exactly one of these groups; a test holds them to the server's own list.
 */

/** The server has read the post and will never take it: sending the same again gives the same answer. */
export const FINAL_CODES: ReadonlySet<string> = new Set([
  "already-retracted",
  "announced-elsewhere",
  "announcement-withdrawn",
  "bad-uuid",
  "city-closed",
  "city-open",
  "end-past",
  "expires-past",
  "expires-too-late",
  "help-settled",
  "invalid",
  "label-reserved",
  "milestone-cancelled",
  "milestone-done",
  "milestone-held",
  "milestone-live",
  "milestone-not-held",
  "milestone-not-live",
  "milestone-past",
  "not-a-call-for-help",
  "not-an-announcement",
  "not-an-object",
  "not-attending",
  "not-json",
  "not-utf8",
  "not-your-city",
  "not-your-project",
  "not-your-role",
  "nothing-to-change",
  "observed-too-early",
  "observed-too-late",
  "other-content",
  "outside-edition",
  "overtaken",
  "part-faulty",
  "refused",
  "retraction-final",
  "slot-done",
  "slot-not-running",
  "slot-running",
  "slot-skipped",
  "too-large",
  "unknown-city",
  "unknown-milestone",
  "unknown-project",
  "unknown-ref",
  "unknown-slot",
  "until-past",
]);

/** The server does not know the speaker any more: the post waits until they have joined again. */
export const SPEAKER_CODES: ReadonlySet<string> = new Set(["invite-spent", "not-signed-in"]);

/** Something else is wrong: the way there, the server, the moment, or another request. The post waits. */
export const OPEN_CODES: ReadonlySet<string> = new Set([
  "bad-instant",
  "bad-request",
  "busy",
  "draft-changed",
  "foreign-origin",
  "method-not-allowed",
  "no-draft",
  "not-acceptable",
  "not-found",
  "outside-base-path",
  "token-needed",
  "too-many",
  "too-many-invitations",
  "unavailable",
  "unknown-edition",
  "unsupported-media-type",
]);
