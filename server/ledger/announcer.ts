/** What is told to watchers after a commit. Only hints: whoever hears one reads the facts. */
export type Announcement =
  | { readonly kind: "attempt-changed"; readonly attemptId: string; readonly sittingId: string }
  | { readonly kind: "attempt-closed"; readonly attemptId: string; readonly sittingId: string }
  | { readonly kind: "writer-changed"; readonly attemptId: string; readonly epoch: number }
  | { readonly kind: "sitting-changed"; readonly sittingId: string };

export interface Announcer {
  announce(announcement: Announcement): void;
  /** Answers a function that ends the listening. */
  listen(listener: (announcement: Announcement) => void): () => void;
}

export function createAnnouncer(): Announcer {
  const listeners = new Set<(announcement: Announcement) => void>();
  return {
    announce(announcement) {
      for (const listener of listeners) listener(announcement);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
