import type { bankTransferApi } from "#contract/bank-transfer.ts";
import type { BodyOf, ReplyOf } from "#contract/route.ts";
import type { Item } from "#item-bank/item.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { writeQuestions, writeTemplate } from "../interchange/write-questions.ts";
import type { StaffActor } from "../people/actor.ts";
import { type AccessPorts, MOST_LIVE_ALONE } from "./access.commands.ts";
import type { FigureCommands } from "./figure.commands.ts";
import type { ItemCommands } from "./item.commands.ts";
import { itemStore } from "./item.store.ts";
import { standingStore } from "./standing.store.ts";

type Order = BodyOf<typeof bankTransferApi.exportItems>;
type Trial = ReplyOf<typeof bankTransferApi.tryExport>;

/** Items as files. What leaves the house is logged, and many live items leave only with a second person. */
export function exportCommands(ports: AccessPorts & { readonly items: ItemCommands; readonly figures: FigureCommands }) {
  const { database, items, figures } = ports;
  const store = itemStore(database);
  const standings = standingStore(database);

  /** The newest versions asked for; without a list, all that is not retired. @throws Refused `not-found` */
  async function chosen(ids: readonly string[] | undefined): Promise<{ list: Item[]; live: string[] }> {
    const all = await store.inUse(database.read);
    const byId = new Map(all.map((item) => [item.id, item]));
    const stray = ids?.find((id) => !byId.has(id));
    if (stray !== undefined) throw new Refused(refuse("not-found", { item: stray }));
    const list = ids ? ids.flatMap((id) => byId.get(id) ?? []) : all;
    const onPapers = await standings.live(database.read);
    return { list, live: list.map(({ id }) => id).filter((id) => onPapers.has(id)) };
  }

  async function file(list: readonly Item[], { format, withKey = true }: Pick<Order, "format"> & { withKey?: boolean }) {
    return writeQuestions(list, { format, withKey, figures: (name) => figures.byName(name).catch(() => null) });
  }

  return {
    template: writeTemplate,

    async trial(_actor: StaffActor, order: BodyOf<typeof bankTransferApi.tryExport>): Promise<Trial> {
      const { list, live } = await chosen(order.items);
      const { warnings } = await file(list, order);
      return { count: list.length, live: live.length, warnings: [...warnings], needsPass: live.length > MOST_LIVE_ALONE };
    },

    /** @throws Refused `pass-needed` for more than 20 live items without a second person */
    async write(actor: StaffActor, order: Order) {
      const { list, live } = await chosen(order.items);
      const secondPerson = live.length > 0 ? await items.access.secondPersonFor(actor, live) : null;
      const written = await file(list, order);
      await items.access.several(actor, { action: "export", live, secondPerson });
      return written;
    },
  };
}

export type ExportCommands = ReturnType<typeof exportCommands>;
