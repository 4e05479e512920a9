/** What a ticket's QR code carries: `/enter#t=TICKET&c=CODE`. Null when the address holds no such thing. */
export function entryOf(hash: string): { ticket: string; code: string } | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const ticket = parts.get("t")?.trim() ?? "";
  const code = parts.get("c")?.trim() ?? "";
  return ticket !== "" && code !== "" ? { ticket, code } : null;
}
