import { A, useNavigate } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import { createEffect, For, Match, Show, Switch } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { Progress, Spinner } from "#client/ui/spinner.tsx";
import { type AssemblyRun, assembliesApi } from "#contract/assemblies.ts";
import { papersApi } from "#contract/papers.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { againHref, assemblyHref, capacityHref, papersHref } from "./paper-links.ts";
import { readRefusal } from "./refusal.ts";
import { RefusalView } from "./refusal-view.tsx";
import { createRunWatch, isOver } from "./run-watch.ts";

/** An assembly while it goes on, and why it came to nothing; what it made has a page of its own. */
export function RunPage(props: PageProps) {
  const navigate = useNavigate();
  const words = () => office().papers.run;
  const watch = createRunWatch(
    () => props.params.id,
    (id) => call(assembliesApi.showAssemblyRun, { params: { id } }),
  );
  createEffect(() => {
    const made = watch.run()?.assemblyId;
    if (made) navigate(assemblyHref(made), { replace: true });
  });
  const isGone = () => watch.problem()?.code === "not-found";
  return (
    <>
      <A href={papersHref} class="office-crumb">
        {office().papers.paper.breadcrumb}
      </A>
      <PageHeader title={words().title} lead={<Show when={watch.run()}>{(run) => wantedOf(run())}</Show>} />
      <div class="stack">
        <Show when={!isGone()} fallback={<EmptyState title={words().gone} />}>
          <ProblemNotice problem={watch.problem()} />
          <Show when={watch.run()} fallback={<Show when={!watch.problem()}>{<Spinner />}</Show>}>
            {(run) => <Run run={run()} onChange={watch.set} />}
          </Show>
        </Show>
      </div>
    </>
  );
}

function Run(props: { run: AssemblyRun; onChange: (run: AssemblyRun) => void }) {
  const words = () => office().papers.run;
  return (
    <Switch>
      <Match when={!isOver(props.run) || props.run.state === "done"}>
        <Running run={props.run} onChange={props.onChange} />
      </Match>
      <Match when={props.run.state === "refused"}>
        <Refused run={props.run} />
      </Match>
      <Match when={props.run.state === "cancelled"}>
        <Notice tone="information" title={words().cancelledTitle}>
          <p>{words().cancelledText}</p>
        </Notice>
        <Again run={props.run} />
      </Match>
      <Match when={props.run.state === "failed"}>
        <Notice tone="danger" title={words().failedTitle}>
          <p>{words().failedText}</p>
        </Notice>
        <Again run={props.run} />
      </Match>
    </Switch>
  );
}

/** Stages that most runs do without. */
const SOMETIMES: ReadonlySet<string> = new Set(["nearing", "explaining"]);
const STAGES = ["waiting", "reading", "searching", "nearing", "explaining", "storing"] as const;

function Running(props: { run: AssemblyRun; onChange: (run: AssemblyRun) => void }) {
  const session = useStaffSession();
  const words = () => office().papers.run;
  const cancel = createAction(async () => {
    props.onChange(await call(assembliesApi.cancelAssembly, { params: { id: props.run.id } }));
  });
  const progress = () => props.run.progress;
  const at = () => (progress().stage === "ended" ? STAGES.length : STAGES.indexOf(progress().stage as (typeof STAGES)[number]));
  /** The reason is looked for only when no paper was found. */
  const shown = () => STAGES.filter((stage) => !SOMETIMES.has(stage) || progress().stage === stage);
  return (
    <section class="panel stack papers-run" aria-label={words().working} aria-live="polite">
      <h2>{words().working}</h2>
      <p class="soft">{words().lead}</p>
      <ol class="papers-stages">
        <For each={shown()}>
          {(stage) => {
            const isDone = () => STAGES.indexOf(stage) < at();
            return (
              <li classList={{ done: isDone(), now: STAGES.indexOf(stage) === at() }}>
                <Show when={isDone()} fallback={<span class="papers-stage-dot" />}>
                  <Icon of={CircleCheck} size={18} />
                </Show>
                {words().stages[stage]}
              </li>
            );
          }}
        </For>
      </ol>
      <Progress value={progress().papers} most={progress().wanted} label={words().found(progress().papers, progress().wanted)} />
      <p class="figures">
        {words().found(progress().papers, progress().wanted)}
        <span class="soft"> · {words().effort(progress().restarts, progress().moves)}</span>
      </p>
      <ProblemNotice problem={cancel.problem()} />
      <Show when={session.has("office") && !isOver(props.run)}>
        <div class="row">
          <Button isBusy={cancel.isBusy()} onClick={() => void cancel.run()}>
            {words().cancel}
          </Button>
        </div>
      </Show>
    </section>
  );
}

function Refused(props: { run: AssemblyRun }) {
  const blueprints = createQuery(
    () => true,
    () => call(papersApi.listBlueprints),
  );
  const facts = () => readRefusal(props.run.refusal?.detail);
  const blueprint = () => blueprints.data()?.blueprints.find(({ id }) => id === props.run.blueprintId);
  const problem = () => asProblem(new ApiProblem((props.run.refusal?.code ?? "assembly-failed") as "assembly-failed"));
  return (
    <>
      <Show when={facts()} fallback={<ProblemNotice problem={problem()} />}>
        {(refusal) => <RefusalView refusal={refusal()} blueprint={blueprint()} />}
      </Show>
      <Again run={props.run} isRefused />
    </>
  );
}

function Again(props: { run: AssemblyRun; isRefused?: boolean }) {
  const session = useStaffSession();
  return (
    <div class="row">
      <Show when={session.has("office")}>
        <LinkButton href={againHref(props.run.id)} variant="primary">
          {office().papers.run.again}
        </LinkButton>
      </Show>
      <Show when={props.isRefused}>
        <LinkButton href={capacityHref(props.run.blueprintId)}>{office().papers.refusal.capacity}</LinkButton>
      </Show>
    </div>
  );
}

function wantedOf(run: AssemblyRun) {
  const words = office().papers.run;
  const { forms, perCandidate, seed } = run.order;
  const wanted = perCandidate === undefined ? words.wanted(forms) : words.wantedEach(perCandidate);
  return [run.by, wanted, seed && `${office().papers.form.seed} ${seed}`].filter(Boolean).join(" · ");
}
