import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { RoomField } from "@/lib/domain/signing/open-room";
import room from "@/lib/platform/i18n/messages/en/room.json";
import { RadioPlace } from "./radio-place";

afterEach(cleanup);

const field: RoomField = {
  id: "pay",
  documentId: "d",
  kind: "radio",
  label: "How it is paid",
  required: true,
  page: 0,
  x: 50,
  y: 60,
  width: 140,
  height: 36,
  value: null,
  options: null,
  ask: { choices: ["Cash", "转账"] },
};

function show(value: string, changes: Partial<RoomField> = {}) {
  const onValue = vi.fn();
  render(
    <NextIntlClientProvider locale="en" messages={{ room }}>
      <RadioPlace
        field={{ ...field, ...changes }}
        scale={1}
        value={value}
        isCurrent={false}
        disabled={false}
        onValue={onValue}
      />
    </NextIntlClientProvider>,
  );
  return onValue;
}

it("is a group with a name, and each button says its answer", () => {
  const onValue = show("");
  expect(screen.getByRole("radiogroup", { name: "How it is paid" }).getAttribute("aria-required")).toBe("true");
  fireEvent.click(screen.getByRole("radio", { name: "转账" }));
  expect(onValue).toHaveBeenCalledWith("转账");
});

it("takes the guide's focus where the answer is, and can be taken back where nothing must be chosen", () => {
  const onValue = show("转账", { required: false });
  const chosen = screen.getByRole<HTMLInputElement>("radio", { name: "转账" });
  expect([chosen.checked, chosen.id]).toEqual([true, "field-pay"]);
  fireEvent.click(chosen);
  expect(onValue).toHaveBeenCalledWith("");
});
