import { figuresOf } from "#item-bank/rich-text.ts";
import type { StaffActor } from "../people/actor.ts";
import type { EngineThread } from "./engine-thread.ts";
import type { PaperReading } from "./paper-reading.ts";
import type { PrintedFigure } from "./pdf/documents.ts";

export interface PrintPorts {
  readonly desk: EngineThread;
  readonly reading: PaperReading;
  readonly figures: { byName(name: string): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }> };
  /** Writes down who took live items out of the house. */
  readonly access: { several(actor: StaffActor, entry: { action: "print"; live: readonly string[] }): Promise<void> };
}

/** The paper as a sheet to print. Whoever prints it is written down first. */
export function printCommands({ desk, reading, figures, access }: PrintPorts) {
  return async (actor: StaffActor, id: string, { withKey }: { withKey: boolean }): Promise<Uint8Array> => {
    const { form, hash, blueprint, slots } = await reading.load(id);
    await access.several(actor, { action: "print", live: slots.map(({ item }) => item.id) });
    const names = slots.flatMap(({ item }) => {
      const options = item.type === "essay" ? [] : item.options.map(({ text }) => text);
      return [item.stem, ...options].flatMap(figuresOf).map(({ name }) => name);
    });
    const images: PrintedFigure[] = await Promise.all(
      [...new Set(names)].map(async (name) => {
        const { mediaType, bytes } = await figures.byName(name);
        return { name, dataUrl: `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}` };
      }),
    );
    return desk.ask("paperPdf", { form, hash, blueprint, slots, withKey, figures: images });
  };
}
