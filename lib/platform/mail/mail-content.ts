/** What a mail says, before it is dressed as plain text or HTML. */
export type MailContent = {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Somebody's own words, set apart from ours. */
  quote?: string;
  /** A code to be typed, set large. */
  code?: string;
  button?: { label: string; link: string };
  /** Small print: how long a link works, what to do when this was not asked for. */
  notes: string[];
};

/** What a participant of a contract is asked for. */
export type Asked = "signature" | "witness" | "approval";

/** Values that each kind of mail needs. Links are absolute and lead to our own pages. */
export type MailValues = {
  confirm_email: { link: string };
  account_exists: { signInLink: string; resetLink: string };
  reset_password: { link: string };
  password_changed: { resetLink: string };
  passkey_added: { name: string; link: string };
  /**
   * @param asked what the reader is asked for
   * @param organization the one that is to sign through the reader, where it is not herself
   */
  invitation: { asked: Asked; sender: string; title: string; organization?: string; message?: string; link: string };
  reminder: { asked: Asked; sender: string; title: string; link: string };
  contract_handed_over: { title: string; from: string; to: string; link: string };
  contract_comment: { title: string; name: string; body: string; link: string };
  contract_copy: { sender: string; title: string; message?: string; link: string };
  signing_code: { code: string; title: string; minutes: number };
  /** @param titles of the contracts, one a line */
  batch_code: { code: string; count: number; titles: string; minutes: number };
  sign_password_code: { code: string; minutes: number };
  sign_password_set: { link: string };
  sign_password_locked: { link: string };
  contract_completed: { title: string; link: string };
  contract_release_asked: { title: string; sender: string; link: string };
  contract_released: { title: string; name: string; link: string };
  contract_release_refused: { title: string; name: string; reason: string; link: string };
  /** @param date written out in the reader's language */
  contract_term_ends: { title: string; date: string; link: string };
  contract_voided: { title: string; link: string };
  contract_declined: { title: string; name: string; reason?: string; link: string };
  contract_expired: { title: string; link: string };
  contract_withdrawn: { title: string; sender: string; reason?: string };
  correction_requested: { title: string; name: string; email: string; note?: string; link: string };
  organization_verified: { organization: string; link: string };
  organization_handed_over: { organization: string; operator: string };
  organization_invitation: { sender: string; organization: string; link: string };
  organization_access_asked: { name: string; email: string; organization: string; link: string };
  organization_differs: { organization: string; link: string };
  organization_suspended: { organization: string; link: string };
  organization_dissolved: { organization: string };
  organization_closed: { organization: string };
  seal_approved: { seal: string; organization: string; link: string };
  seal_refused: { seal: string; organization: string; reason: string; link: string };
  seal_use_asked: { name: string; seal: string; organization: string; title: string; link: string };
  seal_use_approved: { seal: string; title: string; link: string };
  seal_use_refused: { seal: string; title: string; reason?: string; link: string };
  seal_use_lapsed: { seal: string; title: string; link: string };
  seal_use_changed: { seal: string; title: string; link: string };
  /** @param restricted something is kept because the law asks for it */
  account_erased: { restricted: boolean };
};

export type MailTemplate = keyof MailValues;
