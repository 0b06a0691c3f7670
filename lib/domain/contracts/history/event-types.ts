/** What a line of a contract's history can tell. Each has a sentence in the messages area `contracts` (history.…). */
export const eventTypes = [
  "created",
  "release_asked",
  "released",
  "release_refused",
  "release_taken_back",
  "sent",
  "returned",
  "certified",
  "invited",
  "reminded",
  "opened",
  "correction_requested",
  "corrected",
  "handed_over",
  "extended",
  "copied",
  "term_set",
  "intent_proven",
  "signed",
  "approved",
  "informed",
  "declined",
  "withdrawn",
  "expired",
  "completed",
  "voided",
  "amended",
] as const;

export type EventType = (typeof eventTypes)[number];

export const isEventType = (type: string): type is EventType => (eventTypes as readonly string[]).includes(type);
