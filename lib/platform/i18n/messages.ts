import type { Locale } from "./locales";
import type accounts from "./messages/en/accounts.json";
import type batch from "./messages/en/batch.json";
import type certificates from "./messages/en/certificates.json";
import type common from "./messages/en/common.json";
import type contracts from "./messages/en/contracts.json";
import type editor from "./messages/en/editor.json";
import type errors from "./messages/en/errors.json";
import type failure from "./messages/en/failure.json";
import type landing from "./messages/en/landing.json";
import type mail from "./messages/en/mail.json";
import type office from "./messages/en/office.json";
import type organizations from "./messages/en/organizations.json";
import type outbox from "./messages/en/outbox.json";
import type payments from "./messages/en/payments.json";
import type room from "./messages/en/room.json";
import type seals from "./messages/en/seals.json";
import type sealUse from "./messages/en/sealUse.json";
import type sms from "./messages/en/sms.json";
import type studio from "./messages/en/studio.json";
import type templates from "./messages/en/templates.json";
import type verification from "./messages/en/verification.json";
import type verify from "./messages/en/verify.json";
import type writing from "./messages/en/writing.json";

/** The words of every area, as English spells them. A test holds the other languages to the same keys. */
export type Messages = {
  accounts: typeof accounts;
  batch: typeof batch;
  certificates: typeof certificates;
  common: typeof common;
  contracts: typeof contracts;
  editor: typeof editor;
  errors: typeof errors;
  failure: typeof failure;
  landing: typeof landing;
  mail: typeof mail;
  office: typeof office;
  organizations: typeof organizations;
  outbox: typeof outbox;
  payments: typeof payments;
  room: typeof room;
  seals: typeof seals;
  sealUse: typeof sealUse;
  sms: typeof sms;
  studio: typeof studio;
  templates: typeof templates;
  verification: typeof verification;
  verify: typeof verify;
  writing: typeof writing;
};

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
