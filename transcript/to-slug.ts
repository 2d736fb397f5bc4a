const maxLength = 40;

/** Lower-case ASCII letters and digits joined by hyphens, at most 40; "recording" when nothing is left. */
export function toSlug(title: string): string {
  const slug = title
    .slice(0, 400)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, maxLength)
    .replace(/-$/, "");
  return slug === "" ? "recording" : slug;
}
