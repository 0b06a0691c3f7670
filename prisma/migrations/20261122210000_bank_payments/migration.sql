-- AlterTable
ALTER TABLE "receiving_account" ADD COLUMN     "customer" TEXT;

-- AlterTable
ALTER TABLE "bank_import" ADD COLUMN     "confirmedById" UUID;

-- AlterTable
ALTER TABLE "bank_transaction" ADD COLUMN     "matchedBy" TEXT,
ADD COLUMN     "nearestChallengeId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "receiving_account_customer_key" ON "receiving_account"("customer");

-- CreateIndex
CREATE INDEX "bank_transaction_nearestChallengeId_idx" ON "bank_transaction"("nearestChallengeId");

-- CreateIndex
CREATE INDEX "bank_transaction_importId_idx" ON "bank_transaction"("importId");

-- AddForeignKey
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "administrator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_transaction" ADD CONSTRAINT "bank_transaction_nearestChallengeId_fkey" FOREIGN KEY ("nearestChallengeId") REFERENCES "payment_challenge"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

-- Payments of one payer are told apart by their amounts, while the challenges wait for them.
CREATE UNIQUE INDEX payment_challenge_one_amount ON "payment_challenge" ("payerNameNormalized", "amountCents")
  WHERE direction = 'in' AND state = 'issued';
ALTER TABLE "bank_import" ADD CONSTRAINT bank_import_two_people CHECK (
  source <> 'manual' OR state NOT IN ('committed', 'undone') OR ("confirmedById" IS NOT NULL AND "confirmedById" <> "createdById"));
ALTER TABLE "bank_transaction" ADD CONSTRAINT bank_transaction_matched_by CHECK (
    (state = 'matched') = ("matchedBy" IS NOT NULL) AND "matchedBy" IN ('code', 'sub_account', 'amount_and_name', 'people')),
  ADD CONSTRAINT bank_transaction_challenge CHECK (state = 'matched' OR "challengeId" IS NULL),
  ADD CONSTRAINT bank_transaction_reason CHECK (reason IN ('wrong_name', 'personal_payer', 'short', 'over', 'late', 'wrong_code',
    'no_challenge', 'ambiguous', 'already_satisfied', 'reversed', 'wrong_currency'));

CREATE FUNCTION bank_import_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('preview', 'committed'), ('preview', 'discarded'), ('committed', 'undone')) THEN
    RAISE EXCEPTION 'an import does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_import_state_machine BEFORE UPDATE OF state ON "bank_import" FOR EACH ROW EXECUTE FUNCTION bank_import_moves();
-- A payment that satisfied a challenge satisfied that one, for ever.
CREATE FUNCTION bank_transaction_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state = 'matched' AND NEW."challengeId" IS DISTINCT FROM OLD."challengeId") OR
    (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('unmatched', 'matched'), ('unmatched', 'refund_due'), ('unmatched', 'set_aside'),
    ('refund_due', 'matched'), ('refund_due', 'refunded'), ('refund_due', 'set_aside'),
    ('set_aside', 'unmatched'))) THEN
    RAISE EXCEPTION 'a bank transaction does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_transaction_state_machine BEFORE UPDATE OF state, "challengeId" ON "bank_transaction" FOR EACH ROW EXECUTE FUNCTION bank_transaction_moves();
CREATE FUNCTION match_proposal_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND OLD.state <> 'proposed' THEN
    RAISE EXCEPTION 'a proposed match does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_proposal_state_machine BEFORE UPDATE OF state ON "match_proposal" FOR EACH ROW EXECUTE FUNCTION match_proposal_moves();
CREATE FUNCTION refund_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('due', 'done')) THEN
    RAISE EXCEPTION 'a refund does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_state_machine BEFORE UPDATE OF state ON "refund" FOR EACH ROW EXECUTE FUNCTION refund_moves();
CREATE FUNCTION payout_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('requested', 'ordered'), ('requested', 'sent'), ('requested', 'failed'),
    ('ordered', 'sent'), ('ordered', 'failed'), ('sent', 'failed')) THEN
    RAISE EXCEPTION 'a payout does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_state_machine BEFORE UPDATE OF state ON "payout" FOR EACH ROW EXECUTE FUNCTION payout_moves();
