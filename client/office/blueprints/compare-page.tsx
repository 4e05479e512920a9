import { useSearchParams } from "@solidjs/router";
import ArrowLeftRight from "lucide-solid/icons/arrow-left-right";
import { createMemo, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { Select } from "#client/ui/select.tsx";
import { type BlueprintDetail, blueprintsApi } from "#contract/blueprints.ts";
import { type BlueprintSummary, papersApi } from "#contract/papers.ts";
import { BlueprintFrame } from "./blueprint-frame.tsx";
import type { VersionOf } from "./blueprint-links.ts";
import { DifferenceTable } from "./difference-table.tsx";

type Query = { id: string; version: string; with: string; withVersion: string };

interface Sides {
  readonly before: VersionOf;
  readonly after: VersionOf;
}

/** Two versions, or two blueprints, side by side: what is otherwise, and what it is on either side. */
export function ComparePage(props: PageProps) {
  const start = createQuery(
    () => props.params.id,
    async (id) => {
      const [detail, { blueprints }] = await Promise.all([
        call(blueprintsApi.showBlueprint, { params: { id } }),
        call(papersApi.listBlueprints),
      ]);
      return { detail, blueprints };
    },
  );
  return (
    <Loaded query={start}>
      {(answer) => (
        <BlueprintFrame blueprint={answer().detail} lead={office().blueprints.compare.lead}>
          <Comparison {...answer()} />
        </BlueprintFrame>
      )}
    </Loaded>
  );
}

function Comparison(props: { detail: BlueprintDetail; blueprints: readonly BlueprintSummary[] }) {
  const [params, setParams] = useSearchParams<Query>();
  const newest = (id: string) => props.blueprints.find((blueprint) => blueprint.id === id)?.version ?? 1;
  const known = (id: string | undefined) => (props.blueprints.some((blueprint) => blueprint.id === id) ? id : undefined);
  const sides = createMemo((): Sides => {
    const own = props.detail.id;
    const [id, withId] = [known(params.id) ?? own, known(params.with) ?? own];
    const after = { id: withId, version: versionIn(params.withVersion) ?? newest(withId) };
    const earlier = id === withId ? Math.max(1, after.version - 1) : newest(id);
    return { before: { id, version: versionIn(params.version) ?? earlier }, after };
  });
  const set = ({ before, after }: Sides) =>
    setParams(
      { id: before.id, version: String(before.version), with: after.id, withVersion: String(after.version) },
      { replace: true },
    );
  const found = createQuery(
    () => JSON.stringify(sides()),
    async (asked) => {
      const { before, after } = JSON.parse(asked) as Sides;
      return call(blueprintsApi.compareBlueprints, {
        params: before,
        query: { withId: after.id, withVersion: after.version },
      });
    },
  );
  const words = () => office().blueprints.compare;
  return (
    <div class="stack">
      <div class="panel blueprints-compare">
        <SidePick
          side={words().before}
          blueprints={props.blueprints}
          picked={sides().before}
          onPick={(before) => set({ ...sides(), before })}
        />
        <Button icon={ArrowLeftRight} onClick={() => set({ before: sides().after, after: sides().before })}>
          {words().swap}
        </Button>
        <SidePick
          side={words().after}
          blueprints={props.blueprints}
          picked={sides().after}
          onPick={(after) => set({ ...sides(), after })}
        />
      </div>
      <Loaded query={found}>
        {(answer) => (
          <Show
            when={answer().differences.length > 0}
            fallback={<EmptyState title={words().same}>{words().sameText}</EmptyState>}
          >
            <DifferenceTable differences={answer().differences} />
          </Show>
        )}
      </Loaded>
    </div>
  );
}

/** One side of the comparison: a blueprint and a version of it. */
function SidePick(props: {
  side: string;
  blueprints: readonly BlueprintSummary[];
  picked: VersionOf;
  onPick: (picked: VersionOf) => void;
}) {
  const words = () => office().blueprints.compare;
  const newest = (id: string) => props.blueprints.find((blueprint) => blueprint.id === id)?.version ?? 1;
  const versions = () => {
    const count = Math.max(newest(props.picked.id), props.picked.version);
    return Array.from({ length: count }, (_, at) => count - at);
  };
  return (
    <fieldset class="blueprints-side-pick">
      <legend class="unseen">{props.side}</legend>
      <Select
        label={words().of(props.side, words().blueprint)}
        value={props.picked.id}
        choices={props.blueprints.map(({ id, title }) => ({
          value: id,
          label: office().blueprints.withId(inLanguage(title), id),
        }))}
        onChange={(id) => props.onPick({ id, version: newest(id) })}
      />
      <Select
        label={words().of(props.side, words().version)}
        value={String(props.picked.version)}
        choices={versions().map((version) => ({ value: String(version), label: office().blueprints.list.versionOf(version) }))}
        onChange={(version) => props.onPick({ ...props.picked, version: Number(version) })}
      />
    </fieldset>
  );
}

function versionIn(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
