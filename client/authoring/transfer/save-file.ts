import type { NamedFile } from "#client/sync/api-client.ts";

/** Hands a file to the browser's own download. */
export function saveFile({ name, content }: NamedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has the bytes once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
