import { useSearchParams } from "@solidjs/router";
import ChevronDown from "lucide-solid/icons/chevron-down";
import ChevronUp from "lucide-solid/icons/chevron-up";
import { Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { papersApi } from "#contract/papers.ts";
import type { BankFilters } from "./bank-filters.ts";
import type { Specification } from "./heat.ts";
import { HeatMap, LevelLine } from "./heat-map.tsx";

const MOST_PAPERS = 10;
const USUAL_PAPERS = 2;

/** The table of specifications with its two questions: which blueprint, how many papers. Both live in the address. */
export function SpecificationPanel(props: {
  filters: BankFilters;
  onNarrow: (change: Partial<BankFilters>) => void;
  /** Changes when items have changed. */
  revision: number;
}) {
  const [address, setAddress] = useSearchParams<{ map?: string; papers?: string; blueprint?: string }>();
  const words = () => bank().list.map;
  const isOpen = () => address.map !== "0";
  const papers = () => {
    const wanted = Number(address.papers);
    return Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_PAPERS ? wanted : USUAL_PAPERS;
  };
  const blueprints = createQuery(
    () => true,
    () => call(papersApi.listBlueprints),
  );
  const specification = createQuery(
    () => isOpen() && { papers: papers(), revision: props.revision, blueprintId: address.blueprint ?? "" },
    ({ papers: count, blueprintId }, signal) =>
      call(bankOverviewApi.specification, { query: { papers: count, ...(blueprintId ? { blueprintId } : {}) }, signal }),
  );
  const write = (change: Record<string, string | null>) => setAddress(change, { replace: true, scroll: false });

  return (
    <section class="panel bank-map" aria-label={words().title}>
      <div class="bank-map-head">
        <h2>{words().title}</h2>
        <Show when={isOpen()}>
          <label class="row">
            <span class="soft">{words().papers}</span>
            <select class="input" onChange={(event) => write({ papers: event.currentTarget.value })}>
              {Array.from({ length: MOST_PAPERS }, (_, at) => (
                <option value={at + 1} selected={papers() === at + 1}>
                  {words().papersOf(at + 1)}
                </option>
              ))}
            </select>
          </label>
          <Show when={(blueprints.data()?.blueprints.length ?? 0) > 1}>
            <label class="row">
              <span class="soft">{words().blueprint}</span>
              <select class="input" onChange={(event) => write({ blueprint: event.currentTarget.value })}>
                {blueprints.data()?.blueprints.map(({ id, title }) => (
                  <option value={id} selected={id === specification.data()?.blueprintId}>
                    {inLanguage(title)}
                  </option>
                ))}
              </select>
            </label>
          </Show>
          <Show when={specification.data()}>{(found) => <Finding specification={found()} />}</Show>
        </Show>
        <Button
          size="small"
          variant="plain"
          icon={isOpen() ? ChevronUp : ChevronDown}
          aria-expanded={isOpen()}
          onClick={() => write({ map: isOpen() ? "0" : null })}
        >
          {isOpen() ? words().hide : words().show}
        </Button>
      </div>
      <Show when={isOpen()}>
        <Show when={specification.problem()?.code !== "not-found"} fallback={<Notice tone="information">{words().free}</Notice>}>
          <Loaded query={specification}>
            {(found) => (
              <>
                <HeatMap specification={found()} filters={props.filters} onNarrow={props.onNarrow} />
                <LevelLine specification={found()} />
              </>
            )}
          </Loaded>
        </Show>
      </Show>
    </section>
  );
}

/** What the table says, in a sentence. */
function Finding(props: { specification: Specification }) {
  const short = () => props.specification.cells.filter(({ gap }) => gap > 0);
  const missing = () => short().reduce((sum, { gap }) => sum + gap, 0);
  return (
    <p class="bank-map-finding" classList={{ short: short().length > 0 }} role="status">
      {short().length > 0 ? bank().list.map.short(short().length, missing()) : bank().list.map.allMet(props.specification.papers)}
    </p>
  );
}
