import CircleCheck from "lucide-solid/icons/circle-check";
import OctagonAlert from "lucide-solid/icons/octagon-alert";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { formatPercent } from "#client/i18n/format.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { bankApi } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";

type VersionStatistics = ReplyOf<typeof bankApi.itemStatistics>["versions"][number];

const LOOKS = {
  ok: { icon: CircleCheck, tone: "ok" },
  look: { icon: TriangleAlert, tone: "attention" },
  check: { icon: OctagonAlert, tone: "danger" },
} as const;

/** How candidates have answered the item, version by version; nothing where nobody has, or nobody tells. */
export function StatisticsPane(props: { itemId: string }) {
  const versions = createQuery(
    () => props.itemId,
    (id) =>
      call(bankApi.itemStatistics, { params: { id } })
        .then((reply) => [...reply.versions].sort((a, b) => b.version - a.version))
        .catch(() => []),
  );
  return (
    <For
      each={versions.data() ?? []}
      fallback={<Show when={versions.data()}>{<p class="soft">{workbench().statistics.none}</p>}</Show>}
    >
      {(version) => <VersionFigures version={version} />}
    </For>
  );
}

function VersionFigures(props: { version: VersionStatistics }) {
  const words = () => workbench().statistics;
  const look = () => LOOKS[props.version.light];
  return (
    <section class="stack tight" aria-label={words().version(props.version.version, props.version.n)}>
      <div class="row">
        <strong>{words().version(props.version.version, props.version.n)}</strong>
        <Badge tone={look().tone} icon={look().icon}>
          {words().light[props.version.light]}
        </Badge>
      </div>
      <p class="small-text">{words().rules[props.version.rule] ?? props.version.rule}</p>
      <dl class="authoring-figures figures">
        <dt>{words().facility}</dt>
        <dd>{props.version.facility.toFixed(2)}</dd>
        <dt>{words().discrimination}</dt>
        <dd>{props.version.discrimination === null ? words().tooFew : props.version.discrimination.toFixed(2)}</dd>
      </dl>
      <Show when={props.version.options.length > 0}>
        <table class="authoring-shares figures">
          <thead>
            <tr>
              <th scope="col">{words().option}</th>
              <th scope="col">{words().share}</th>
              <th scope="col">r</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.version.options}>
              {(option) => (
                <tr>
                  <th scope="row">
                    {option.label} <Show when={option.isKey}>{<span class="authoring-key-word">{words().key}</span>}</Show>
                  </th>
                  <td>
                    <Share value={option.share} isKey={option.isKey} />
                  </td>
                  <td>{option.discrimination === null ? "–" : option.discrimination.toFixed(2)}</td>
                </tr>
              )}
            </For>
            <tr>
              <th scope="row">{words().omitted}</th>
              <td>
                <Share value={props.version.omitted} isKey={false} />
              </td>
              <td>–</td>
            </tr>
          </tbody>
        </table>
      </Show>
    </section>
  );
}

function Share(props: { value: number; isKey: boolean }) {
  return (
    <span class="authoring-share">
      <span class="bar" classList={{ key: props.isKey }} style={{ width: `${Math.round(props.value * 100)}px` }} />
      {formatPercent(props.value)}
    </span>
  );
}
