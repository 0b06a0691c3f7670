/**
 * Whether a file fits an `accept` list of MIME types (`application/pdf`, `image/*`) and endings (`.pdf`). Browsers
 * apply the list to the picker only, not to dropped files. What the bytes really are, the server finds out.
 */
export function fitsAccept(file: { name: string; type: string }, accept: string): boolean {
  const name = file.name.toLowerCase();
  return accept
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
    .some((part) => {
      if (part.startsWith(".")) return name.endsWith(part);
      if (part.endsWith("/*")) return file.type.startsWith(part.slice(0, -1));
      return file.type === part;
    });
}
