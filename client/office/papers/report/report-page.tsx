import { A } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import { createMemo, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage, language } from "#client/i18n/words.ts";
import { addressOf, call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type AssemblyReport, assembliesApi } from "#contract/assemblies.ts";
import { listed } from "../../shared/listed.ts";
import { papersHref } from "../paper-links.ts";
import { CountedTable } from "./counted-table.tsx";
import { DifficultyCurves, InformationCurves } from "./curve-sections.tsx";
import { ExposureSection } from "./exposure.tsx";
import { type CountedRow, findingOf } from "./report-facts.ts";
import { AcrossTable, KeyTable, LinesTable, OverlapTable, PapersTable } from "./report-tables.tsx";
import { Section } from "./section.tsx";
import { TargetsSection } from "./targets.tsx";

/** The papers of one assembly and the evidence that they are parallel. */
export function AssemblyPage(props: PageProps) {
  const query = createQuery(
    () => props.params.id,
    (id) => call(assembliesApi.assemblyReport, { params: { id } }),
  );
  return (
    <>
      <A href={papersHref} class="office-crumb">
        {office().papers.paper.breadcrumb}
      </A>
      <Loaded query={query}>{(report) => <Report report={report()} />}</Loaded>
    </>
  );
}

function Report(props: { report: AssemblyReport }) {
  const words = () => office().papers.assembly;
  const forms = () => props.report.papers.map(({ form }) => form);
  return (
    <>
      <PageHeader
        title={`${inLanguage(props.report.blueprintTitle)} ${words().title}`}
        lead={<Facts report={props.report} />}
        actions={
          <a
            class="button primary no-print"
            href={addressOf(assembliesApi.assemblyReportPdf, { params: { id: props.report.id } })}
            download=""
          >
            <Icon of={Download} size={18} />
            {words().pdf}
          </a>
        }
      />
      <div class="stack papers-report">
        <p class="office-finding">{findingWords(props.report)}</p>
        <PapersTable papers={props.report.papers} />
        <div class="office-halves papers-charts">
          <DifficultyCurves report={props.report} />
          <InformationCurves report={props.report} />
        </div>
        <TargetsSection targets={props.report.targets} />
        <Specification report={props.report} forms={forms()} />
        <div class="office-halves">
          <Section
            title={words().overlap.title}
            lead={props.report.papers.length > 1 ? words().overlap.lead : words().overlap.one}
          >
            <Show when={props.report.papers.length > 1}>
              <OverlapTable papers={props.report.papers} overlap={props.report.overlap} />
            </Show>
            <h2>{words().enemies.title}</h2>
            <Enemies report={props.report} />
          </Section>
          <Section title={words().exposure.title}>
            <ExposureSection exposure={props.report.exposure} partName={office().papers.paper.partName} />
          </Section>
        </div>
        <Section title={words().keys.title} lead={words().keys.lead}>
          <div class="office-halves">
            <KeyTable papers={props.report.papers} />
          </div>
        </Section>
        <Section title={words().lines.title}>
          <AcrossTable lines={props.report.across} />
          <LinesTable papers={props.report.papers} />
        </Section>
      </div>
    </>
  );
}

function Facts(props: { report: AssemblyReport }) {
  const words = () => office().papers.assembly;
  const by = () => (props.report.by === "server" ? words().system : props.report.by);
  return (
    <span class="office-inline-facts">
      <span>{`${words().by} ${by()}`}</span>
      <span>{`${words().at} ${formatDateTime(props.report.at)}`}</span>
      <span class="papers-seed">{`${words().seed} ${props.report.seed}`}</span>
      <span>{`${words().engine} ${props.report.engine} · ${words().engineFacts(props.report.moves, props.report.restarts)}`}</span>
    </span>
  );
}

/** One sentence: how many papers, whether every requirement is met, how far apart they are. */
function findingWords(report: AssemblyReport): string {
  const words = office().papers.assembly.finding;
  const finding = findingOf(report);
  const made = finding.papers === finding.shown ? words.made(finding.papers) : words.madeEach(finding.papers, finding.shown);
  const parts = [made, finding.unmet === 0 ? words.allMet(finding.rules) : words.unmet(finding.unmet)];
  if (finding.mostShared !== null)
    parts.push(words.difficulty(finding.difficultySpread.toFixed(4)), words.shared(finding.mostShared));
  parts.push(words.enemies(finding.enemies));
  return language() === "zh" ? `${parts.join("，")}。` : `${parts.join(", ")}.`;
}

function Enemies(props: { report: AssemblyReport }) {
  const words = () => office().papers.assembly.enemies;
  const met = () => props.report.papers.filter(({ enemiesMet }) => enemiesMet > 0);
  return (
    <Show when={met().length > 0} fallback={<p>{words().none}</p>}>
      <p class="office-wrong">
        {words().some} {listed(met().map(({ form, enemiesMet }) => words().count(form, enemiesMet)))}
      </p>
    </Show>
  );
}

function Specification(props: { report: AssemblyReport; forms: readonly string[] }) {
  const words = () => office().papers.assembly.specification;
  const cells = createMemo(() =>
    props.report.specification.map(({ part, title, type, wanted, counts }): CountedRow => {
      const name = part === 0 ? common().itemTypes.essay : `${part} ${inLanguage(title)} · ${common().itemTypes[type]}`;
      return { name, least: wanted, most: wanted, counts };
    }),
  );
  const levels = createMemo(() => props.report.levels.map(({ level, ...row }): CountedRow => ({ ...row, name: level })));
  const topics = createMemo(() =>
    props.report.topics.map(({ part, topic, ...row }): CountedRow => ({ ...row, name: `${part} ${topic}` })),
  );
  return (
    <Section title={words().title} lead={words().lead}>
      <div class="office-halves wide-left">
        <CountedTable caption={words().title} head={words().cell} forms={props.forms} rows={cells()} hasSum />
        <div class="stack">
          <Show when={levels().length > 0}>
            <CountedTable caption={words().levels} head={words().levels} forms={props.forms} rows={levels()} />
          </Show>
          <Show when={topics().length > 0}>
            <details class="papers-more">
              <summary>{words().topicsTitle(topics().length)}</summary>
              <CountedTable caption={words().topics} head={words().topics} forms={props.forms} rows={topics()} />
            </details>
          </Show>
        </div>
      </div>
    </Section>
  );
}
