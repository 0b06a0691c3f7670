import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OrganizationLine } from "@/lib/domain/organizations/list-organizations";
import type { Role } from "@/lib/domain/organizations/policy";
import { groupCreditCode } from "@/lib/standards/china-ids/credit-code";
import { Button } from "../ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag, type Tone } from "../ui/tag";

const tones: Record<string, Tone> = { unverified: "amber", verified: "jade", suspended: "amber", dissolved: "gray" };
const states = ["unverified", "verified", "suspended", "dissolved"] as const;

/** The organizations of a person, with her role in each or the way to go on proving it. */
export function OrganizationTable({ organizations }: { organizations: OrganizationLine[] }) {
  const t = useTranslations("organizations");
  return (
    <Table label={t("list.label")}>
      <TableHead>
        <HeadCell>{t("list.name")}</HeadCell>
        <HeadCell>{t("list.role")}</HeadCell>
        <HeadCell>{t("list.state")}</HeadCell>
        <HeadCell aria-hidden="true" />
      </TableHead>
      <TableBody>
        {organizations.map(({ id, name, number, state, role, sandbox }) => {
          const known = states.find((one) => one === state) ?? "unverified";
          const proving = role === null;
          return (
            <Row key={`${id} ${role}`}>
              <Cell>
                <CellTitle
                  title={name}
                  detail={
                    <span className="num">{number?.length === 18 ? groupCreditCode(number) : (number ?? "")}</span>
                  }
                />
              </Cell>
              <Cell label={t("list.role")}>{proving ? t("list.operator") : t(`roles.${role as Role}`)}</Cell>
              <Cell label={t("list.state")}>
                <span className="flex flex-wrap gap-1.5">
                  <Tag tone={tones[known] ?? "gray"}>{t(`states.${known}`)}</Tag>
                  {sandbox ? <Tag tone="amber">{t("sandbox.tag")}</Tag> : null}
                </span>
              </Cell>
              <Cell className="text-right phone:text-left">
                <Button asChild variant="secondary" size="sm">
                  <Link
                    href={proving ? `/organizations/${id}/verify` : `/organizations/${id}`}
                    aria-label={t(proving ? "list.continueLabel" : "list.open", { name })}
                  >
                    {proving ? t("list.continue") : t("already.openIt")}
                  </Link>
                </Button>
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
