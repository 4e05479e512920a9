import { A, useNavigate } from "@solidjs/router";
import ArrowLeftRight from "lucide-solid/icons/arrow-left-right";
import Check from "lucide-solid/icons/check";
import Printer from "lucide-solid/icons/printer";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createSignal, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDateTime, formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { addressOf, call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { assembliesApi } from "#contract/assemblies.ts";
import { type PaperDetail, type PaperSlot, papersApi } from "#contract/papers.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { listed } from "../shared/listed.ts";
import { ExchangeDialog } from "./exchange/exchange-dialog.tsx";
import { assemblyHref, paperHref, papersHref } from "./paper-links.ts";
import { SpecificationTable } from "./specification-table.tsx";
import { Standing } from "./standing.tsx";

/** One frozen paper: whether it is what the blueprint wanted, how it is spread, and what is in it. */
export function PaperPage(props: PageProps) {
  const query = createQuery(
    () => props.params.id,
    (id) => call(papersApi.showPaper, { params: { id } }),
  );
  return (
    <>
      <A href={papersHref} class="office-crumb">
        {office().papers.paper.breadcrumb}
      </A>
      <Loaded query={query}>{(paper) => <Paper paper={paper()} />}</Loaded>
    </>
  );
}

function Paper(props: { paper: PaperDetail }) {
  const session = useStaffSession();
  const navigate = useNavigate();
  const words = () => office().papers.paper;
  const unmet = () => props.paper.report.filter(({ isMet }) => !isMet).length;
  const [exchanged, setExchanged] = createSignal<PaperSlot>();
  const canExchange = () => session.has("office") && props.paper.replacedBy === null;
  return (
    <>
      <PageHeader
        title={words().title(inLanguage(props.paper.blueprintTitle), props.paper.form)}
        lead={<PaperFacts paper={props.paper} />}
        actions={<PaperActs paper={props.paper} />}
      />
      <div class="stack">
        <Standing paper={props.paper} />
        <Show when={unmet() === 0} fallback={<Notice tone="danger" title={words().notMet(unmet())} />}>
          <Notice tone="ok" title={words().allMet(props.paper.report.length)} />
        </Show>
        <div class="office-halves wide-left">
          <section class="stack tight">
            <h2>{words().specification}</h2>
            <p class="soft">{words().specificationLead}</p>
            <SpecificationTable slots={props.paper.slots} />
          </section>
          <section class="stack tight">
            <h2>{words().report}</h2>
            <Table caption={words().report} columns={reportColumns()} rows={props.paper.report} maxHeight="420px" />
          </section>
        </div>
        <h2>{words().slots}</h2>
        <Table
          caption={words().slots}
          columns={slotColumns(canExchange() ? setExchanged : undefined)}
          rows={props.paper.slots}
          maxHeight="calc(100vh - 120px)"
        />
      </div>
      <ExchangeDialog
        paper={props.paper}
        slot={exchanged()}
        onClose={() => setExchanged(undefined)}
        onExchanged={(paper) => {
          setExchanged(undefined);
          navigate(paperHref(paper.id));
        }}
      />
    </>
  );
}

function PaperActs(props: { paper: PaperDetail }) {
  const session = useStaffSession();
  const words = () => office().papers.paper;
  return (
    <>
      <Show when={props.paper.assemblyId}>{(id) => <LinkButton href={assemblyHref(id())}>{words().assembly}</LinkButton>}</Show>
      <Show when={session.has("office")}>
        <PrintLink paper={props.paper} withKey="false" />
        <PrintLink paper={props.paper} withKey="true" />
        <LinkButton href={`${paperHref(props.paper.id)}/preview`} variant="primary">
          {words().preview}
        </LinkButton>
      </Show>
    </>
  );
}

function PrintLink(props: { paper: PaperDetail; withKey: "true" | "false" }) {
  const words = () => office().papers.paper;
  const href = () => addressOf(assembliesApi.printPaper, { params: { id: props.paper.id }, query: { withKey: props.withKey } });
  return (
    <a class="button quiet" href={href()} target="_blank" rel="noopener">
      <Icon of={Printer} size={18} />
      {props.withKey === "true" ? words().printWithKey : words().print}
    </a>
  );
}

function PaperFacts(props: { paper: PaperDetail }) {
  const words = () => office().papers.paper;
  return (
    <span class="office-inline-facts">
      <span>
        {words().seed} {props.paper.seed}
      </span>
      <span title={props.paper.hash}>
        {words().hash} {props.paper.hash.slice(0, 16)}
      </span>
      <span>
        {words().assembledAt} {formatDateTime(props.paper.assembledAt)}
      </span>
      <span>
        {words().sittings} {listed(props.paper.sittings) || words().notUsed}
      </span>
    </span>
  );
}

type ReportLine = PaperDetail["report"][number];

function reportColumns(): Column<ReportLine>[] {
  const words = office().papers.paper;
  return [
    { key: "rule", title: words.rule, cell: ({ rule }) => inLanguage(rule) },
    { key: "wanted", title: words.wanted, cell: ({ wanted }) => wanted },
    { key: "got", title: words.got, cell: ({ got }) => got },
    {
      key: "met",
      title: words.met,
      cell: ({ isMet }) => (
        <Badge tone={isMet ? "ok" : "danger"} icon={isMet ? Check : TriangleAlert}>
          {isMet ? words.isMet : words.isNotMet}
        </Badge>
      ),
    },
  ];
}

/** @param onExchange left out where items cannot be exchanged */
function slotColumns(onExchange?: (slot: PaperSlot) => void): Column<PaperSlot>[] {
  const words = office().papers.paper;
  return [
    { key: "slot", title: words.slot, align: "end", width: "3.5rem", cell: ({ slot }) => slot },
    {
      key: "type",
      title: words.type,
      cell: ({ type }) => <span class="office-nowrap">{common().itemTypes[type]}</span>,
    },
    { key: "part", title: words.part, align: "end", cell: ({ part }) => part },
    { key: "topic", title: words.topic, cell: ({ topic }) => <span class="papers-topic">{topic}</span> },
    { key: "level", title: words.level, cell: ({ level }) => <span class="office-nowrap">{level}</span> },
    {
      key: "difficulty",
      title: words.difficulty,
      align: "end",
      cell: ({ difficulty }) => <span class="office-nowrap">{difficulty.toFixed(2)}</span>,
    },
    { key: "points", title: words.points, align: "end", cell: ({ points }) => formatPoints(points) },
    {
      key: "stem",
      title: words.stem,
      width: "36%",
      cell: ({ stem }) => (
        <span class="office-two-lines" title={stem}>
          {stem.replaceAll("**", "")}
        </span>
      ),
    },
    {
      key: "item",
      title: words.item,
      cell: ({ id, version }) => (
        <span class="office-nowrap" title={words.version(version)}>
          {id} v{version}
        </span>
      ),
    },
    ...(onExchange ? [exchangeColumn(onExchange)] : []),
  ];
}

function exchangeColumn(onExchange: (slot: PaperSlot) => void): Column<PaperSlot> {
  const words = office().papers.exchange;
  return {
    key: "exchange",
    title: words.column,
    cell: (slot) => (
      <span class="office-acts row">
        <Button size="small" icon={ArrowLeftRight} aria-label={words.actOf(slot.slot)} onClick={() => onExchange(slot)}>
          <span class="papers-act-word">{words.act}</span>
        </Button>
      </span>
    ),
  };
}
