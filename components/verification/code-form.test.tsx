import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import errors from "@/lib/platform/i18n/messages/en/errors.json";
import verification from "@/lib/platform/i18n/messages/en/verification.json";
import { CodeForm, type CodeFormProps } from "./code-form";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }) }));
afterEach(cleanup);

function show(confirm: CodeFormProps["confirm"]) {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, errors, verification }}>
      <CodeForm
        stepId="step"
        triesLeft={5}
        againAt={new Date(0).toISOString()}
        confirm={confirm}
        resend={vi.fn()}
        outboxHref={null}
      />
    </NextIntlClientProvider>,
  );
}
const boxes = () => screen.getByLabelText<HTMLInputElement>("Code with six digits");
const type = (code: string) => fireEvent.change(boxes(), { target: { value: code } });
const press = () => fireEvent.submit(screen.getByRole("button", { name: "Confirm" }).closest("form")!);
const wrong = { ok: false as const, error: { code: "code_wrong", message: "That is not the code.", field: "code" } };

it("sends the sixth digit's code once, whatever is pressed meanwhile, and lets the answer stand", async () => {
  let answer: (result: typeof wrong) => void = () => {};
  const confirm = vi.fn(() => new Promise<typeof wrong>((resolve) => (answer = resolve)));
  show(confirm);
  type("000000");
  press();
  press();
  expect(confirm).toHaveBeenCalledTimes(1);
  answer(wrong);
  expect(await screen.findByText("That is not the code.")).toBeTruthy();
  expect(boxes().value).toBe("");

  // The press that was meant for the code that has just been answered.
  press();
  expect(screen.getByText("That is not the code.")).toBeTruthy();
  expect(confirm).toHaveBeenCalledTimes(1);

  type("111111");
  await waitFor(() => expect(confirm).toHaveBeenCalledTimes(2));
});

it("says that six digits are needed where nothing was typed, and asks nobody", () => {
  const confirm = vi.fn();
  show(confirm);
  press();
  expect(screen.getByText("The code has six digits.")).toBeTruthy();
  expect(confirm).not.toHaveBeenCalled();
});
