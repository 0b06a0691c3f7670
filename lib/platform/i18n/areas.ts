/**
 * The parts of the interface that have words of their own. Each is one file
 * `messages/<locale>/<area>.json` and one namespace: area `contracts` is read by
 * `useTranslations("contracts")`.
 */
export const areas = [
  "common",
  "landing",
  "accounts",
  "verification",
  "certificates",
  "seals",
  "sealUse",
  "studio",
  "contracts",
  "editor",
  "writing",
  "templates",
  "room",
  "batch",
  "verify",
  "organizations",
  "payments",
  "mail",
  "sms",
  "errors",
  "failure",
  "outbox",
  "office",
] as const;

/** The name of one area. */
export type Area = (typeof areas)[number];
