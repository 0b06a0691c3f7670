-- More that a participant can be asked for than a text.
ALTER TABLE "field" DROP CONSTRAINT field_kind;
ALTER TABLE "field" ADD COLUMN "ask" JSONB;
ALTER TABLE "field" ADD CONSTRAINT field_kind CHECK (kind IN (
    'signature', 'seal', 'cross_page', 'date', 'text', 'number', 'amount', 'identity_number', 'phone', 'email',
    'statement', 'select', 'checkbox')),
  -- While a draft is edited, nothing may be asked yet.
  ADD CONSTRAINT field_ask CHECK ("ask" IS NULL OR kind IN ('statement', 'select'));
