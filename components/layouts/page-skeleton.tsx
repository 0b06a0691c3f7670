import { useTranslations } from "next-intl";
import { LoadingLabel, Skeleton } from "../ui/skeleton";

/** The shape of a page with a title and a list, for a `loading.tsx`. */
export function ListSkeleton({ rows = 4 }: { rows?: number }) {
  const t = useTranslations("common");
  return (
    <div className="grid gap-8">
      <LoadingLabel>{t("loading")}</LoadingLabel>
      <div className="flex items-end justify-between">
        <div className="grid gap-2.5">
          <Skeleton className="h-8 w-52" />
          <Skeleton className="h-4 w-72 phone:w-56" />
        </div>
        <Skeleton className="h-10 w-32 phone:hidden" />
      </div>
      <div className="grid border-t border-line">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
          <div key={row} className="flex items-center gap-8 border-b border-line px-3.5 py-4.5">
            <div className="grid flex-1 gap-2">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3 w-2/5" />
            </div>
            <Skeleton className="h-6 w-28 rounded-full" />
            <Skeleton className="h-8 w-16 phone:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The shape of a page with a title and a few cards. */
export function CardsSkeleton({ cards = 2 }: { cards?: number }) {
  const t = useTranslations("common");
  return (
    <div className="grid gap-8">
      <LoadingLabel>{t("loading")}</LoadingLabel>
      <div className="grid gap-2.5">
        <Skeleton className="h-8 w-52" />
        <Skeleton className="h-4 w-72 phone:w-56" />
      </div>
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards are all alike and never move
        <Skeleton key={card} className="h-36 w-full rounded-xl" />
      ))}
    </div>
  );
}
