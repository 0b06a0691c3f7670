import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { MemberChoice } from "@/lib/domain/seals/grants/grant.schema";
import common from "@/lib/platform/i18n/messages/en/common.json";
import organizations from "@/lib/platform/i18n/messages/en/organizations.json";
import sealUse from "@/lib/platform/i18n/messages/en/sealUse.json";
import { ToastProvider } from "../../ui/toast";
import { GrantDialog } from "./grant-dialog";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn(), push: vi.fn() }) }));
afterEach(cleanup);

const me: MemberChoice = { id: "me", name: "Li Mo", email: "li@example.com", role: "owner", isMe: true };
const clerk: MemberChoice = { id: "clerk", name: "Wang Shan", email: "w@example.com", role: "member", isMe: false };

function open(members: MemberChoice[], { invite = "/organizations/o#members" as string | null } = {}) {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, organizations, sealUse }}>
      <ToastProvider>
        <GrantDialog
          sealId="s"
          seal="Contract seal"
          templates={[]}
          members={members}
          invite={invite}
          mayLend
          give={vi.fn()}
          lend={vi.fn()}
        />
      </ToastProvider>
    </NextIntlClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Let somebody use it" }));
}

it("offers no form where there is nobody to give leave to, and says what comes first", () => {
  open([me]);
  expect(screen.getByRole("link", { name: "Invite a member" }).getAttribute("href")).toBe("/organizations/o#members");
  for (const name of ["Give leave", "Cancel"]) expect(screen.queryByRole("button", { name })).toBeNull();
  expect(screen.queryByLabelText(/Only in contracts with|Until/)).toBeNull();
  // Another organization can be lent it all the same.
  fireEvent.click(screen.getByRole("radio", { name: "Another organization" }));
  expect(screen.getByRole("button", { name: "Make the letter" })).toBeTruthy();
});

it("tells whoever invites nobody herself whom to ask", () => {
  open([me], { invite: null });
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText(/An owner or administrator can invite members/)).toBeTruthy();
});

it("is a form as soon as there is a member", () => {
  open([me, clerk]);
  expect(screen.getByRole("button", { name: "Give leave" })).toBeTruthy();
  expect(screen.getByRole("option", { name: "Wang Shan · w@example.com" })).toBeTruthy();
});
