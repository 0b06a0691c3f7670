import { useFormatter, useTranslations } from "next-intl";
import type { PayoutOrderLine } from "@/lib/domain/administration/list-payouts";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Tag } from "../ui/tag";
import { OrderSent } from "./payout-deeds";

/** Files of payment orders: to be had again, and to be marked once the bank has taken them. */
export function OrderList({
  orders,
  sent,
}: {
  orders: PayoutOrderLine[];
  sent: (input: { orderId: string }) => Promise<ActionResult<number>>;
}) {
  const [t, format] = [useTranslations("office.payouts"), useFormatter()];
  return (
    <section className="grid gap-3" aria-labelledby="orders">
      <h2 id="orders" className="text-heading">
        {t("orders")}
      </h2>
      <ul className="border-t border-line">
        {orders.map((order) => (
          <li
            key={order.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-[560]">
                {t("orderOf", { count: order.payments, format: order.format === "csv" ? "CSV" : "pain.001" })}
              </p>
              <p className="text-meta text-ink-3">
                {t("orderBy", {
                  by: order.by,
                  when: format.dateTime(order.createdAt, { dateStyle: "medium", timeStyle: "short" }),
                })}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-3">
              <a className="link text-meta" href={`/files/payouts/${order.id}`} download>
                {t("again")}
              </a>
              {order.open ? <OrderSent orderId={order.id} sent={sent} /> : <Tag tone="jade">{t("taken")}</Tag>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
