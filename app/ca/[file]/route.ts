import { revocationList } from "@/lib/domain/certificates/revocation-list";
import { sealAnchors, trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { notFound } from "@/lib/platform/errors";
import { route } from "@/lib/platform/web/route";
import { encodePem } from "@/lib/standards/x509/pem";

/**
 * The public certificates of this installation's authority: `root.pem`, `root.crt` (DER) and `chain.pem`; the root of its
 * electronic seals, which is one of SM2: `seal-root.pem` and `seal-root.crt`; and what they revoked.
 */
export const GET = route<"anyone", { file: string }>({
  access: "anyone",
  limit: { name: "ca-download", perHour: 1200 },
  run: async ({ params }) => {
    const list = /^([0-9a-f]{16,40})\.crl$/i.exec(params.file)?.[1];
    if (list)
      return new Response(await revocationList(list), {
        headers: { "Content-Type": "application/pkix-crl", "Cache-Control": "public, max-age=3600" },
      });
    const [{ rootPem, chainPem, roots }, seals] = await Promise.all([trustAnchors(), sealAnchors()]);
    const files: Record<string, { body: BodyInit | undefined; type: string }> = {
      "root.pem": { body: rootPem, type: "application/x-pem-file" },
      "chain.pem": { body: chainPem, type: "application/x-pem-file" },
      "root.crt": { body: roots[0], type: "application/pkix-cert" },
      "seal-root.pem": { body: seals.roots.map((der) => encodePem(der)).join(""), type: "application/x-pem-file" },
      "seal-root.crt": { body: seals.roots[0], type: "application/pkix-cert" },
    };
    const file = Object.hasOwn(files, params.file) ? files[params.file] : undefined;
    if (!file?.body) throw notFound();
    return new Response(file.body, {
      headers: {
        "Content-Type": file.type,
        "Content-Disposition": `attachment; filename="vermilion-${params.file}"`,
        "Cache-Control": "public, max-age=300",
      },
    });
  },
});
