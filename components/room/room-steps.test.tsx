import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { RoomField } from "@/lib/domain/signing/open-room";
import common from "@/lib/platform/i18n/messages/en/common.json";
import room from "@/lib/platform/i18n/messages/en/room.json";
import { RoomSteps } from "./room-steps";
import { nextTask, progressOf, seenPage, tasksOf } from "./room-tasks";

afterEach(cleanup);

const field = (id: string, kind: RoomField["kind"], required = true): RoomField => ({
  id,
  documentId: "d",
  kind,
  label: kind === "text" ? id : null,
  required,
  page: 0,
  x: 0,
  y: 0,
  width: 100,
  height: 20,
  value: null,
  options: null,
  ask: null,
});
const fields = [field("sign", "signature"), field("Address", "text"), field("Note", "text", false), field("d", "date")];

function show(seen: number[]) {
  const tasks = tasksOf(fields, [{ id: "d", pages: [1, 2, 3] }], {
    values: {},
    sealId: null,
    seals: {},
    placed: new Set(),
    seen: new Set(seen.map((page) => seenPage("d", page))),
  });
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, room }}>
      <RoomSteps
        participantId="p"
        tasks={tasks}
        current={nextTask(tasks)}
        seals={[]}
        sealId={null}
        onSeal={vi.fn()}
        organization={null}
        onGo={vi.fn()}
      />
    </NextIntlClientProvider>,
  );
  return tasks;
}

it("lists as many steps as it counts", () => {
  const tasks = show([0]);
  const steps = within(screen.getByRole("list", { name: "What you have done of what is asked" }));
  expect(steps.getAllByRole("listitem")).toHaveLength(progressOf(tasks).total);
});

it("tells beside the steps what was in view, what may stay empty and what fills itself", () => {
  show([0]);
  expect(screen.getByText("You have had 1 of 3 pages in view. Read all of it before you sign.")).toBeTruthy();
  expect(screen.getByText("“Note” may stay empty.")).toBeTruthy();
  expect(screen.getByText("Your date of signing is filled in when you sign.")).toBeTruthy();
  cleanup();
  show([0, 1, 2]);
  expect(screen.getByText("You have had all 3 pages in view.")).toBeTruthy();
});
