import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OrganizationLine } from "@/lib/domain/administration/search-organizations";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag, type Tone } from "../ui/tag";
import { useCode } from "./use-code";

const tones: Record<string, Tone> = { verified: "jade", suspended: "amber", dissolved: "seal" };

/** How an organization stands with us. */
export function OrganizationTag({ state }: { state: string }) {
  const states = useCode("office.organizationStates");
  return <Tag tone={tones[state] ?? "gray"}>{states(state)}</Tag>;
}

export function OrganizationTable({ label, organizations }: { label: string; organizations: OrganizationLine[] }) {
  const [t, office] = [useTranslations("office.organizations"), useTranslations("office")];
  const [kinds, registers] = [useCode("office.organizationKinds"), useCode("office.registerStates")];
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("organization")}</HeadCell>
        <HeadCell>{t("code")}</HeadCell>
        <HeadCell>{t("register")}</HeadCell>
        <HeadCell>{t("state")}</HeadCell>
      </TableHead>
      <TableBody>
        {organizations.map((one) => (
          <Row key={one.id}>
            <Cell>
              <CellTitle
                title={
                  <Link className="link" href={`/office/organizations/${one.id}`}>
                    {one.name}
                  </Link>
                }
                detail={kinds(one.kind)}
              />
            </Cell>
            <Cell label={t("code")} className="num">
              {one.code ?? "–"}
            </Cell>
            <Cell label={t("register")}>{registers(one.registerState)}</Cell>
            <Cell label={t("state")}>
              <span className="flex flex-wrap gap-2">
                <OrganizationTag state={one.state} />
                {one.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
              </span>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
