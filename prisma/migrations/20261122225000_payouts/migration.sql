-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "bankReference" TEXT;


-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

-- Money that went back can be found at the bank.
ALTER TABLE "refund" ADD CONSTRAINT refund_reference CHECK ((state = 'done') = ("bankReference" IS NOT NULL));
ALTER TABLE "payout" ADD CONSTRAINT payout_provider CHECK (provider IN ('sandbox', 'file')),
  ADD CONSTRAINT payout_order_known CHECK (state <> 'ordered' OR "orderId" IS NOT NULL),
  ADD CONSTRAINT payout_sent CHECK (state <> 'sent' OR "sentAt" IS NOT NULL);
ALTER TABLE "bank_transaction" DROP CONSTRAINT bank_transaction_reason, ADD CONSTRAINT bank_transaction_reason CHECK (reason IN (
  'wrong_name', 'no_payer_name', 'personal_payer', 'short', 'over', 'late', 'wrong_code', 'no_challenge', 'ambiguous',
  'already_satisfied', 'reversed', 'wrong_currency'));

-- Money that we ordered may be answered for before the bank has told us that it is out.
CREATE OR REPLACE FUNCTION payment_challenge_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('issued', 'matched'), ('issued', 'expired'), ('issued', 'cancelled'), ('expired', 'matched'),
    ('requested', 'sent'), ('requested', 'failed'), ('requested', 'locked'), ('requested', 'cancelled'), ('requested', 'expired'),
    ('sent', 'verified'), ('sent', 'failed'), ('sent', 'locked'), ('sent', 'expired'), ('sent', 'cancelled')) THEN
    RAISE EXCEPTION 'a payment challenge does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
