"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";

/** Looks through the current list while typing; without script, on Enter. */
export function ContractSearch({ tab, search }: { tab: string; search: string }) {
  const t = useTranslations("contracts.list");
  const router = useRouter();
  const [text, setText] = useState(search);
  const shown = useRef(search);
  useEffect(() => {
    if (text === shown.current) return;
    const timer = setTimeout(() => {
      shown.current = text;
      const query = new URLSearchParams({ tab, ...(text.trim() && { q: text.trim() }) });
      router.replace(`/contracts?${query}`, { scroll: false });
    }, 300);
    return () => clearTimeout(timer);
  }, [text, tab, router]);
  return (
    <search>
      <form action="/contracts">
        <input type="hidden" name="tab" value={tab} />
        <Input
          type="search"
          name="q"
          value={text}
          maxLength={100}
          aria-label={t("search")}
          placeholder={t("search")}
          start={<Search size={16} />}
          className="w-64 phone:w-full"
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </search>
  );
}
