import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TabLinks } from "@/components/ui/tab-links";

/** The three lists of the room of reviews. */
export async function ReviewTabs({
  current,
  papers,
  seals,
  aside,
}: {
  current: "waiting" | "decided" | "seals";
  /** How many papers wait, and how many seals. */
  papers: number;
  seals: number;
  aside?: ReactNode;
}) {
  const t = await getTranslations("office.reviews");
  return (
    <TabLinks
      label={t("tabs")}
      links={[
        { href: "/office/reviews", label: t("waiting"), count: papers, current: current === "waiting" },
        { href: "/office/reviews?tab=decided", label: t("decided"), current: current === "decided" },
        { href: "/office/reviews/seals", label: t("seals"), count: seals, current: current === "seals" },
      ]}
      aside={aside}
    />
  );
}
