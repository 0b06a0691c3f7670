-- Radio buttons, and texts of several lines.
ALTER TABLE "field" DROP CONSTRAINT field_kind, DROP CONSTRAINT field_ask;
ALTER TABLE "field" ADD CONSTRAINT field_kind CHECK (kind IN (
    'signature', 'seal', 'cross_page', 'date', 'text', 'multiline', 'number', 'amount', 'identity_number', 'phone',
    'email', 'statement', 'select', 'radio', 'checkbox')),
  ADD CONSTRAINT field_ask CHECK ("ask" IS NULL OR kind IN ('statement', 'select', 'radio'));
