import { describe, expect, it } from "vitest";
import { mappedScore, scoreForeign } from "#item-bank/interchange/foreign-score.ts";
import { processResponses } from "#item-bank/interchange/qti-processing.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { readXml } from "#item-bank/interchange/xml-tree.ts";
import { interaction, itemXml, MAP, MATCH, manifest, pack, read, resource, told } from "./made-qti.ts";

describe("QTI items", () => {
  it("reads a choice with its prompt, key, names of options", () => {
    const reading = read(itemXml());
    expect(told(reading)).toEqual([]);
    expect(reading.items[0]).toMatchObject({
      place: "q.xml",
      id: "q1",
      type: "single",
      stem: "Stem & more.\n\nPick.",
      options: [{ label: "A", text: "Option a" }, { label: "B" }, { label: "C" }],
      key: ["B"],
      maxScore: 1,
      optionIds: ["a", "b", "c"],
    });
  });

  it("reads QTI 3 like QTI 2", () => {
    const three = itemXml()
      .replace(
        /<(\/?)(assessmentItem|responseDeclaration|correctResponse|value|outcomeDeclaration|itemBody|choiceInteraction|prompt|simpleChoice|responseProcessing)\b/g,
        (_, slash, name: string) => `<${slash}qti-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      )
      .replace(/(responseIdentifier|maxChoices|baseType)=/g, (name) =>
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      )
      .replace("qti_v2p1/rptemplates/match_correct", "qti/v3p0/rptemplates/match_correct.xml");
    expect(three).toContain("qti-simple-choice");
    expect(read(three)).toEqual(read(itemXml()));
  });

  it("reads mappings with bounds, and scores by them", () => {
    const mapping =
      '<mapping defaultValue="-2" lowerBound="0" upperBound="2"><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="1.5"/></mapping>';
    const [item] = read(itemXml({ cardinality: "multiple", correct: ["a", "b"], mapping, processing: MAP })).items;
    expect(item).toMatchObject({
      type: "multiple",
      key: ["A", "B"],
      mapping: { entries: { A: 1, B: 1.5 }, defaultPoints: -2, least: 0, most: 2 },
      maxScore: 2,
    });
    if (!item) throw new Error("no item");
    expect([
      scoreForeign(item, []),
      scoreForeign(item, ["B"]),
      scoreForeign(item, ["B", "A"]),
      scoreForeign(item, ["A", "C"]),
    ]).toEqual([0, 1.5, 2, 0]);
    expect(mappedScore({ entries: {}, defaultPoints: 3 }, ["A", "B"])).toBe(6);
    expect(mappedScore({ entries: {}, defaultPoints: -3, least: 0 }, ["A"])).toBe(0);
    expect(mappedScore({ entries: {}, defaultPoints: 3, most: 4 }, ["A", "B"])).toBe(4);
  });

  it("gives an empty response nothing, whatever the lower bound of its mapping", () => {
    const mapping = '<mapping lowerBound="1"><mapEntry mapKey="b" mappedValue="3"/></mapping>';
    const item = asQti2(readXml(itemXml({ mapping, processing: MAP })));
    expect([null, "a", "b"].map((response) => processResponses(item, { RESPONSE: response }).SCORE)).toEqual([0, 1, 3]);
  });

  it("finds the scoring of written-out rules by trying it", () => {
    const set = (value: string) =>
      `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${value}</baseValue></setOutcomeValue>`;
    const test = (id: string) =>
      `<member><baseValue baseType="identifier">${id}</baseValue><variable identifier="RESPONSE"/></member>`;
    const graded = `<responseProcessing><responseCondition><responseIf>${test("b")}${set("3")}</responseIf><responseElseIf>${test("a")}${set("1")}</responseElseIf></responseCondition></responseProcessing>`;
    const reading = read(itemXml({ correct: [], processing: graded }));
    expect(reading.items[0]).toMatchObject({ key: ["B"], mapping: { entries: { A: 1, B: 3, C: 0 } }, maxScore: 3 });
    expect(told(reading)).toEqual(["q.xml: no correct response is declared; the answer with the most points is taken"]);
    const odd = `<responseProcessing><responseCondition><responseIf><isNull><variable identifier="RESPONSE"/></isNull>${set("2")}</responseIf></responseCondition></responseProcessing>`;
    expect(told(read(itemXml({ processing: odd })))).toEqual([expect.stringContaining("cannot be expressed")]);
    const strange =
      '<responseProcessing><setOutcomeValue identifier="SCORE"><customOperator/></setOutcomeValue></responseProcessing>';
    expect(told(read(itemXml({ processing: strange })))).toEqual([expect.stringContaining("customOperator")]);
  });

  it("warns where nothing is scored, and tells an unused limit", () => {
    const reading = read(itemXml({ processing: "" }));
    expect(reading.items[0]).toMatchObject({ key: ["B"], isUnscored: true });
    expect(reading.items[0] && scoreForeign(reading.items[0], ["B"])).toBe(0);
    expect(told(reading)).toEqual([expect.stringContaining("no response processing")]);
  });

  it("takes feedback as the rationale, notes for scorers as the outline", () => {
    const feedback =
      '<modalFeedback outcomeIdentifier="F" identifier="INCORRECT" showHide="show"><p>Because.</p></modalFeedback>';
    expect(read(itemXml({ processing: MATCH + feedback })).items[0]?.rationale).toBe("If wrong: Because.");
    const essay = itemXml({
      correct: [],
      processing: "",
      body: '<p>Discuss.</p><rubricBlock view="scorer"><p>Points: a, b.</p></rubricBlock><extendedTextInteraction responseIdentifier="RESPONSE"/>',
    });
    expect(read(essay).items[0]).toMatchObject({
      type: "essay",
      stem: "Discuss.",
      outline: "Points: a, b.",
      key: [],
      options: [],
    });
  });

  it.each([
    ["an unknown type", { body: '<p>x</p><hotspotInteraction responseIdentifier="RESPONSE"/>' }, "hotspotInteraction"],
    ["several interactions", { body: `<p>x</p>${interaction}${interaction}` }, "2 interactions"],
    ["none", { body: "<p>x</p>" }, "no interaction"],
    ["adaptive items", { attributes: 'adaptive="true"' }, "adaptive"],
    ["templates", { processing: "<templateProcessing/>" }, "templates"],
    ["a key that is no option", { correct: ["z"] }, "names z"],
    ["no key", { correct: [] }, "no correct response"],
    ["an empty stem", { body: interaction.replace("Pick.", "") }, "stem is empty"],
    ["doubled options", { body: `<p>x</p>${interaction.replace('"c"', '"a"')}` }, "a stands there twice"],
  ] as const)("refuses %s by name", (_, parts, expected) => {
    const reading = read(itemXml(parts));
    expect(reading.items).toEqual([]);
    expect(told(reading)[0]).toContain(expected);
  });

  it("says where broken XML breaks, and what another file is", () => {
    expect(told(read("<assessmentItem>\n<p>"))[0]).toContain("line 2");
    expect(told(read("<questestinterop/>"))[0]).toContain("QTI 1.2");
    expect(told(read('<assessmentTest><assessmentItemRef identifier="i" href="i.xml"/></assessmentTest>'))[0]).toContain("i.xml");
  });
});

describe("QTI packages", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  it("reads nested folders, in the manifest's order, with images", () => {
    const body = `<p>See <img src="../img/My%20Chart.png" alt="a chart"/></p>${interaction}`;
    const reading = pack({
      "top/a.xml": itemXml({ id: "a" }),
      "top/items/b.xml": itemXml({ id: "b", body }),
      "top/img/My Chart.png": new Uint8Array(png),
      "top/imsmanifest.xml": manifest(resource("items/b.xml") + resource("a.xml") + resource("items/b.xml")),
    });
    expect(told(reading)).toEqual([]);
    expect(reading.items.map(({ place }) => place)).toEqual(["top/items/b.xml", "top/a.xml"]);
    const [figure] = reading.items[0]?.figures ?? [];
    expect(figure?.name).toMatch(/^my-chart-[0-9a-f]{8}\.png$/);
    expect(reading.items[0]?.stem).toContain(`![a chart](${figure?.name})`);
  });

  it("reads items without a manifest, tells items a manifest forgot and files it only lists", () => {
    expect(told(pack({ "q.xml": itemXml() }))).toEqual([]);
    const reading = pack({ "q.xml": itemXml(), "imsmanifest.xml": manifest(resource("gone.xml")) });
    expect(reading.items).toHaveLength(1);
    expect(told(reading)).toEqual([
      expect.stringContaining("gone.xml: the manifest lists"),
      expect.stringContaining("q.xml: the manifest does not list"),
    ]);
  });

  it("tells repeated identifiers apart, and lets the good in beside the bad", () => {
    const reading = pack({
      "a.xml": itemXml(),
      "b.xml": itemXml(),
      "c.xml": "<assessmentItem>",
      "d.xml": itemXml({ correct: ["z"] }),
    });
    expect(reading.items.map(({ id }) => id)).toEqual(["q1", "q1-2"]);
    expect(told(reading)).toEqual([
      expect.stringContaining("d.xml: the correct response names z"),
      expect.stringContaining("c.xml: this is no well-formed XML"),
      expect.stringContaining("b.xml: the identifier q1 is also that of a.xml"),
    ]);
  });

  it("takes weights and section titles from a test, and tells what of it is lost", () => {
    const ref = '<assessmentItemRef identifier="i" href="a.xml"><weight identifier="W" value="2.5"/></assessmentItemRef>';
    const gone = '<assessmentItemRef identifier="g" href="gone.xml"/>';
    const test = `<assessmentTest><testPart><assessmentSection identifier="s" title="Tools"><timeLimits maxTime="60"/>${ref}${gone}</assessmentSection></testPart></assessmentTest>`;
    const reading = pack({ "a.xml": itemXml(), "test.xml": test });
    expect(reading.items[0]).toMatchObject({ topic: "Tools", points: 2.5 });
    expect(told(reading)).toEqual([
      "test.xml (g): the test refers to gone.xml, which the package does not hold",
      "test.xml: the test's time limits did not come in",
    ]);
  });

  it("says so when nothing is in it", () => {
    expect(told(pack({ "readme.txt": "x" }))).toEqual(["p.zip: the archive holds no QTI items"]);
  });
});
