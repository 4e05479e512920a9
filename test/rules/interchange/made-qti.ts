import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { readQti } from "#server/interchange/qti-read.ts";
import { zipOf } from "./zip-of.ts";

export const MATCH = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>';
export const MAP = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>';

export interface Parts {
  readonly id?: string;
  readonly cardinality?: string;
  readonly correct?: readonly string[];
  readonly mapping?: string;
  readonly body?: string;
  readonly processing?: string;
  readonly attributes?: string;
}

const choices = ["a", "b", "c"].map((id) => `<simpleChoice identifier="${id}">Option ${id}</simpleChoice>`).join("");
export const interaction = `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="0"><prompt>Pick.</prompt>${choices}</choiceInteraction>`;

/** One choice item of QTI 2.1. */
export function itemXml({
  id = "q1",
  cardinality = "single",
  correct = ["b"],
  mapping = "",
  body,
  processing = MATCH,
  attributes = "",
}: Parts = {}): string {
  const values = correct.map((value) => `<value>${value}</value>`).join("");
  return `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="${id}" title="t" ${attributes}>
<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="identifier">${values && `<correctResponse>${values}</correctResponse>`}${mapping}</responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody>${body ?? `<p>Stem &amp; more.</p>${interaction}`}</itemBody>${processing}</assessmentItem>`;
}

export function read(xml: string, name = "q.xml"): ForeignReading {
  return readQti({ name, bytes: new TextEncoder().encode(xml) });
}

/** Everything that was refused, then everything that was told. */
export function told(reading: ForeignReading): string[] {
  return [...reading.refused, ...reading.warnings].map(({ place, reason }) => `${place}: ${reason.en}`);
}

export function manifest(resources: string): string {
  return `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>${resources}</resources></manifest>`;
}

export function resource(href: string): string {
  return `<resource identifier="r" type="imsqti_item_xmlv2p1" href="${href}"><file href="${href}"/></resource>`;
}

/** A package of files by name. */
export function pack(files: Readonly<Record<string, string | Uint8Array>>): ForeignReading {
  return readQti({ name: "p.zip", bytes: zipOf(Object.entries(files).map(([name, data]) => ({ name, data }))) });
}
