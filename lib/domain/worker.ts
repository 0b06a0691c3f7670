import "server-only";
import { handOnReview } from "@/lib/domain/administration/hand-on-review";
import { housekeeping } from "@/lib/domain/administration/housekeeping";
import { expireChallenge } from "@/lib/domain/bank-payments/expire-challenge";
import { payoutReturned } from "@/lib/domain/bank-payments/fail-payout";
import { sendPayout } from "@/lib/domain/bank-payments/send-payout";
import { expireContract } from "@/lib/domain/contracts/endings/expire-contract";
import { remindWaiting } from "@/lib/domain/contracts/invitations/scheduled-reminders";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { remindTerm } from "@/lib/domain/contracts/term/remind-term";
import { makeCompletion } from "@/lib/domain/evidence/completion/make-completion";
import { authorizationEnded } from "@/lib/domain/organizations/authorization-ended";
import { authorizationSent } from "@/lib/domain/organizations/authorization-sent";
import { papersDecided } from "@/lib/domain/organizations/papers-decided";
import { proofGiven } from "@/lib/domain/organizations/proof-given";
import { recheckOrganization } from "@/lib/domain/organizations/recheck";
import { approvalExpired, approvalLate } from "@/lib/domain/seals/approvals/late-approvals";
import { sealLent } from "@/lib/domain/seals/lending/seal-lent";
import { sealSilently } from "@/lib/domain/signing/seal-silently";
import { askInBackground } from "@/lib/domain/verification/ask-step";
import { documentsDecided } from "@/lib/domain/verification/documents-decided";
import { sendMail } from "@/lib/platform/mail/send-mail";
import type { Handlers } from "@/lib/platform/outbox/worker";
import { sendSms } from "@/lib/platform/sms/send-sms";

/** Who does which task of the outbox. Every handler is idempotent: a task may be done more than once. */
export const handlers: Handlers = {
  "mail.send": sendMail,
  "sms.send": sendSms,
  "verification.ask": askInBackground,
  "contract.send": performSend,
  "contract.expire": expireContract,
  "contract.term": (payload) => remindTerm(payload),
  "contract.remind": remindWaiting,
  "contract.certificate": makeCompletion,
  "contract.seal-silently": sealSilently,
  "review.decided": handOnReview({
    person_document: documentsDecided,
    organization_licence: papersDecided,
    authorization_letter: papersDecided,
  }),
  "organization.proof-given": proofGiven,
  "organization.authorization-sent": authorizationSent,
  "organization.authorization-ended": authorizationEnded,
  "organization.recheck": recheckOrganization,
  "seal.approval-late": approvalLate,
  "seal.approval-expire": approvalExpired,
  "seal.lent": sealLent,
  "payment.expire": expireChallenge,
  "payout.send": sendPayout,
  "payout.returned": payoutReturned,
  housekeeping,
};
