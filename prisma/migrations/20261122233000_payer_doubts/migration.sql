-- Payments whose payer's name leaves a doubt wait for two administrators.
ALTER TABLE "bank_transaction" DROP CONSTRAINT bank_transaction_reason, ADD CONSTRAINT bank_transaction_reason CHECK (reason IN (
  'wrong_name', 'no_payer_name', 'personal_payer', 'personal_name', 'cut_name', 'short', 'over', 'late', 'wrong_code',
  'no_challenge', 'ambiguous', 'already_satisfied', 'reversed', 'wrong_currency'));
