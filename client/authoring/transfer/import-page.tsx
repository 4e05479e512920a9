import { A } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import FileSpreadsheet from "lucide-solid/icons/file-spreadsheet";
import FileUp from "lucide-solid/icons/file-up";
import RotateCw from "lucide-solid/icons/rotate-cw";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { formatPercent } from "#client/i18n/format.ts";
import { addressOf } from "#client/sync/api-client.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { Progress, Spinner } from "#client/ui/spinner.tsx";
import { bankTransferApi, type ImportReport } from "#contract/bank-transfer.ts";
import { itemHref } from "../item-links.ts";
import { sizeWords } from "./file-content.ts";
import { BadFileNotice, HindranceList, WarningList } from "./hindrance-list.tsx";
import { createImportDesk, type ImportDesk, type ImportOutcome } from "./import-desk.ts";
import type { ImportPlan } from "./import-plan.ts";
import { ImportSettings } from "./import-settings.tsx";
import { IncomingTable } from "./incoming-table.tsx";

/** Questions from a file: a trial that changes nothing, the places to settle, then everything or nothing. */
export function ImportPage(props: { desk?: ImportDesk }) {
  const desk = props.desk ?? createImportDesk();
  const words = () => bank().transfer.import;
  return (
    <div class="stack tight">
      <A class="authoring-back" href="/staff/bank">
        <Icon of={ArrowLeft} size={18} />
        {bank().list.title}
      </A>
      <PageHeader
        title={words().title}
        lead={words().lead}
        actions={
          <a class="button quiet" href={addressOf(bankTransferApi.importTemplate)} download="">
            <Icon of={FileSpreadsheet} size={18} />
            {words().template}
          </a>
        }
      />
      <FileField desk={desk} />
      <ImportSettings desk={desk} />
      <Running desk={desk} />
      <Show when={desk.fileProblem()}>
        {(kind) => (
          <Notice tone="danger">
            {kind() === "too-big"
              ? words().tooBig(sizeWords(desk.fileBytes()))
              : kind() === "empty"
                ? words().empty
                : words().unreadable}
          </Notice>
        )}
      </Show>
      <Switch fallback={<ProblemNotice problem={desk.problem()} />}>
        <Match when={desk.problem()?.code === "bad-file" && desk.problem()}>
          {(problem) => <BadFileNotice detail={problem().detail} />}
        </Match>
      </Switch>
      <Show when={desk.outcome()}>{(outcome) => <Outcome desk={desk} outcome={outcome()} />}</Show>
      <Show when={desk.report()}>
        {(report) => <Show when={desk.plan()}>{(plan) => <Report desk={desk} report={report()} plan={plan()} />}</Show>}
      </Show>
    </div>
  );
}

/** A place to drop a file on, which is a button as well. */
function FileField(props: { desk: ImportDesk }) {
  const [isOver, setOver] = createSignal(false);
  const words = () => bank().transfer.import;
  let field: HTMLInputElement | undefined;
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void props.desk.take(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button inside does the same by keyboard
    <div
      class="bank-drop"
      classList={{ over: isOver(), small: props.desk.fileName() !== undefined }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon of={FileUp} size={24} />
      <Show
        when={props.desk.fileName()}
        fallback={
          <div>
            <strong>{words().drop}</strong>
            <p class="soft small-text">{words().dropHint}</p>
          </div>
        }
      >
        {(name) => (
          <div>
            <strong>{name()}</strong> <span class="soft figures">{sizeWords(props.desk.fileBytes())}</span>
            <Show when={props.desk.report()}>
              {(report) => <span class="soft"> · {words().recognised(bank().transfer.formats[report().format])}</span>}
            </Show>
          </div>
        )}
      </Show>
      <span class="row">
        <Show when={props.desk.report()}>
          <Button size="small" variant="plain" icon={RotateCw} onClick={() => void props.desk.attempt()}>
            {words().again}
          </Button>
        </Show>
        <Button variant={props.desk.fileName() ? "quiet" : "primary"} onClick={() => field?.click()}>
          {props.desk.fileName() ? words().chooseOther : words().choose}
        </Button>
      </span>
      <input
        ref={(made) => {
          field = made;
        }}
        type="file"
        hidden
        accept=".xlsx,.csv,.docx,.txt,.md,.xml,.zip,.gift,.aiken"
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, mended, can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

function Running(props: { desk: ImportDesk }) {
  const words = () => bank().transfer.import;
  return (
    <Show when={props.desk.phase()}>
      {(phase) => (
        <div class="bank-running">
          <Spinner label={words().phases[phase().kind]} />
          <Show when={phase().share !== undefined}>
            <Progress value={phase().share ?? 0} most={1} label={words().phases[phase().kind]} />
            <span class="figures">{words().percent(formatPercent(phase().share ?? 0))}</span>
          </Show>
        </div>
      )}
    </Show>
  );
}

function Report(props: { desk: ImportDesk; report: ImportReport; plan: ImportPlan }) {
  const words = () => bank().transfer.import;
  return (
    <div class="stack" aria-busy={props.desk.phase() !== undefined}>
      <Verdict desk={props.desk} report={props.report} plan={props.plan} />
      <Show when={props.plan.hindrances.length > 0}>
        <HindranceList desk={props.desk} plan={props.plan} />
      </Show>
      <Show when={props.plan.warnings.length > 0}>
        <WarningList warnings={props.plan.warnings} />
      </Show>
      <Show
        when={props.report.items.length > 0}
        fallback={
          <Show when={props.plan.hindrances.length === 0}>
            <Notice tone="attention" title={words().nothing}>
              {words().nothingHint}
            </Notice>
          </Show>
        }
      >
        <IncomingTable desk={props.desk} items={props.report.items} />
      </Show>
    </div>
  );
}

/** What the trial says in one line, and the one act of the page. */
function Verdict(props: { desk: ImportDesk; report: ImportReport; plan: ImportPlan }) {
  const words = () => bank().transfer.import;
  const counts = () => {
    const { items } = props.report;
    const standing = (wanted: string) => items.filter((item) => item.standing === wanted).length;
    return [
      { word: words().counts.new, count: standing("new") },
      { word: words().counts.changed, count: standing("changed") },
      { word: words().counts.same, count: standing("same") },
      { word: words().hindrances, count: props.plan.hindrances.length },
      { word: words().counts.warnings, count: props.plan.warnings.length },
      { word: words().counts.out, count: props.plan.out },
    ].filter(({ count }) => count > 0);
  };
  const sentence = () => {
    const { verdict, coming, open, out } = props.plan;
    if (verdict === "hindered") return words().notReady(open);
    if (verdict === "nothing-new") return words().nothingNew;
    if (verdict === "nothing-taken") return words().nothingTaken;
    if (verdict === "nothing-read") return words().nothing;
    return out > 0 ? words().readyWith(coming, out) : words().ready(coming);
  };
  return (
    <section class="bank-verdict" classList={{ ready: props.desk.canImport() }}>
      <div>
        <strong role="status">{props.desk.isStale() ? words().changedSince : sentence()}</strong>
        <p class="soft figures">
          {words().found(props.report.items.length)}
          <For each={counts()}>
            {({ word, count }) => (
              <span>
                {" "}
                · {word} {count}
              </span>
            )}
          </For>
        </p>
      </div>
      <Button
        variant="primary"
        disabled={!props.desk.canImport()}
        isBusy={props.desk.phase()?.kind === "importing"}
        onClick={() => void props.desk.bringIn()}
      >
        {props.plan.verdict === "ready" ? words().act(props.plan.coming) : words().actNone}
      </Button>
    </section>
  );
}

const MOST_LINKS = 60;

function Outcome(props: { desk: ImportDesk; outcome: ImportOutcome }) {
  const words = () => bank().transfer.import;
  const summary = () => {
    const { added, changed, same } = props.outcome;
    return words().done(added.length, changed.length, same);
  };
  return (
    <Notice tone="ok" title={summary()}>
      <p>{words().doneText}</p>
      <Links title={words().added} ids={props.outcome.added} />
      <Links title={words().changed} ids={props.outcome.changed} />
      <div class="row">
        <A class="button quiet small" href="/staff/bank?sort=newest&map=0">
          {words().showAll}
        </A>
        <Button size="small" variant="plain" onClick={() => props.desk.restart()}>
          {words().next}
        </Button>
      </div>
    </Notice>
  );
}

function Links(props: { title: string; ids: readonly string[] }) {
  return (
    <Show when={props.ids.length > 0}>
      <p class="bank-links">
        <span class="soft">{props.title}</span>{" "}
        <For each={props.ids.slice(0, MOST_LINKS)}>
          {(id) => (
            <>
              <A href={itemHref(id)}>{id}</A>{" "}
            </>
          )}
        </For>
        <Show when={props.ids.length > MOST_LINKS}>{bank().list.bulk.more(props.ids.length)}</Show>
      </p>
    </Show>
  );
}
