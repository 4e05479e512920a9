import { A } from "@solidjs/router";
import { createSignal, For, Match, Switch } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { type ChoiceAnswer, NO_CHOICE } from "#client/items/choice.tsx";
import { EssayItem } from "#client/items/essay.tsx";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { papersApi } from "#contract/papers.ts";
import type { ReplyOf } from "#contract/route.ts";

type PreviewItem = ReplyOf<typeof papersApi.previewPaper>["items"][number];

const LONGEST_ESSAY = 10_000;

/** The whole paper in the candidate's own rendering; answers may be tried and are kept nowhere. */
export function PreviewPage(props: PageProps) {
  const words = () => office().papers.preview;
  const query = createQuery(
    () => props.params.id,
    async (id) => {
      const [{ items }, paper] = await Promise.all([
        call(papersApi.previewPaper, { params: { id } }),
        call(papersApi.showPaper, { params: { id } }),
      ]);
      return { items, form: paper.form };
    },
  );
  return (
    <>
      <A href={`/staff/office/papers/${props.params.id}`} class="office-crumb">
        {words().back}
      </A>
      <Loaded query={query}>
        {(answer) => (
          <>
            <PageHeader title={words().title(answer().form)} lead={words().lead} />
            <div class="office-preview">
              <nav class="office-jump no-print" aria-label={words().jump}>
                <For each={answer().items}>
                  {({ slot }) => (
                    <a href={`#slot-${slot}`} class="figures" target="_self">
                      {slot}
                    </a>
                  )}
                </For>
              </nav>
              <Sections items={answer().items} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

function Sections(props: { items: readonly PreviewItem[] }) {
  const types = () => [...new Set(props.items.map(({ item }) => item.type))];
  return (
    <div class="stack">
      <For each={types()}>
        {(type) => (
          <section class="stack">
            <h2>{common().itemTypes[type]}</h2>
            <For each={props.items.filter(({ item }) => item.type === type)}>
              {(entry) => (
                <article class="panel stack tight" id={`slot-${entry.slot}`} tabindex={-1}>
                  <h3 class="soft">{office().papers.preview.question(entry.slot, formatPoints(entry.points))}</h3>
                  <TriedItem item={entry.item} />
                </article>
              )}
            </For>
          </section>
        )}
      </For>
    </div>
  );
}

function TriedItem(props: { item: CandidateItem }) {
  const [answer, setAnswer] = createSignal<ChoiceAnswer>(NO_CHOICE);
  return (
    <Switch>
      <Match when={props.item.type === "single" && props.item}>
        {(view) => <SingleItem view={view()} answer={answer()} onAnswer={setAnswer} disabled={false} />}
      </Match>
      <Match when={props.item.type === "multiple" && props.item}>
        {(view) => <MultipleItem view={view()} answer={answer()} onAnswer={setAnswer} disabled={false} />}
      </Match>
      <Match when={props.item.type === "essay" && props.item}>
        {(view) => (
          <div class="office-essay">
            <EssayItem
              view={view()}
              answer={{ text: "", revision: 0, most: LONGEST_ESSAY }}
              onAnswer={() => undefined}
              disabled={false}
            />
          </div>
        )}
      </Match>
    </Switch>
  );
}
