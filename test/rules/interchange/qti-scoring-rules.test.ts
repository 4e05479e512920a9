import { describe, expect, it } from "vitest";
import { scoreForeign } from "#item-bank/interchange/foreign-score.ts";
import { processResponses } from "#item-bank/interchange/qti-processing.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { readXml } from "#item-bank/interchange/xml-tree.ts";
import { interaction, itemXml, MAP, MATCH, pack, read, told } from "./made-qti.ts";

const set = (value: string, id = "SCORE") =>
  `<setOutcomeValue identifier="${id}"><baseValue baseType="float">${value}</baseValue></setOutcomeValue>`;
const RIGHT = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>';
const template = (attributes: string) => `<responseProcessing ${attributes}/>`;
const outcome = (id: string, value: string) =>
  `<outcomeDeclaration identifier="${id}" cardinality="single" baseType="float"><defaultValue><value>${value}</value></defaultValue></outcomeDeclaration>`;
const constant = (id: string, value: string) => outcome(id, value).replaceAll("outcomeDeclaration", "templateDeclaration");
const mapping = (attributes: string, entries: Readonly<Record<string, string>>) =>
  `<mapping ${attributes}>${Object.entries(entries)
    .map(([key, points]) => `<mapEntry mapKey="${key}" mappedValue="${points}"/>`)
    .join("")}</mapping>`;

describe("scoring by a template", () => {
  it.each([
    ["http://www.imsglobal.org/question/qti_v2p0/rptemplates/match_correct", 1],
    ["http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct.xml", 1],
    ["https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml", 1],
    ["http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct/ ", 1],
    ["http://www.imsglobal.org/question/qti_v2p2/rptemplates/CC2_match.xml", 1],
    ["https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/CC2_match_basic.xml", 5],
  ])("knows %s", (address, maxScore) => {
    const processing = `${outcome("MAXSCORE", String(maxScore))}${template(`template="${address}"`)}`;
    const reading = read(itemXml({ processing }));
    expect(told(reading)).toEqual([]);
    expect(reading.items[0]).toMatchObject({ key: ["B"], maxScore });
  });

  it("takes the place of a template where its name is left empty, and names one it does not know", () => {
    const placed = read(itemXml({ processing: template('template="" templateLocation="rptemplates/match_correct.xml"') }));
    expect([placed.items[0]?.maxScore, told(placed)]).toEqual([1, []]);
    const unknown = read(itemXml({ processing: template('template="http://example.com/rp/match_correctly.xml"') }));
    expect(told(unknown)).toEqual([expect.stringContaining("http://example.com/rp/match_correctly.xml")]);
  });

  it("scores by the rules of a template that lies in the package", () => {
    const rules = `<responseProcessing><responseCondition><responseIf>${RIGHT}${set("3")}</responseIf></responseCondition></responseProcessing>`;
    const reading = pack({ "i/a.xml": itemXml({ processing: template('template="../rp/three.xml"') }), "rp/three.xml": rules });
    expect([reading.items[0]?.maxScore, told(reading)]).toEqual([3, []]);
  });
});

describe("scoring by a mapping", () => {
  const multiple = { cardinality: "multiple", correct: ["a", "b"], processing: MAP };

  it("reaches what options without an entry add, and as many as may be chosen", () => {
    const open = read(itemXml({ ...multiple, mapping: mapping('defaultValue="1"', { a: "2" }) }));
    expect(open.items[0]?.maxScore).toBe(4);
    expect(told(open)).toEqual([expect.stringContaining("AB earns 3, but ABC earns 4")]);
    const body = `<p>x</p>${interaction.replace('maxChoices="0"', 'maxChoices="2"')}`;
    const limited = read(itemXml({ ...multiple, body, mapping: mapping("", { a: "2", b: "1", c: "1" }) }));
    expect(limited.items[0]?.maxScore).toBe(3);
  });

  it("tells entries that are no options, numbers that are none, and a mapping that is missing", () => {
    const odd = read(itemXml({ ...multiple, mapping: mapping('lowerBound="x"', { a: "1", b: "1,5", z: "2" }) }));
    expect(told(odd)).toEqual([
      expect.stringContaining("names z"),
      expect.stringContaining("“1,5”"),
      expect.stringContaining("“x”"),
    ]);
    expect(told(read(itemXml(multiple)))).toEqual([
      expect.stringContaining("never gives a point"),
      expect.stringContaining("there is none"),
    ]);
  });

  it("tells a key that is not the best answer", () => {
    const reading = read(itemXml({ correct: ["a"], processing: MAP, mapping: mapping("", { a: "1", b: "3" }) }));
    expect(told(reading)).toEqual([expect.stringContaining("A earns 1, but B earns 3")]);
  });

  it("finds points per option that rules hold within bounds", () => {
    const add = (id: string, points: string) =>
      `<responseCondition><responseIf><member><baseValue baseType="identifier">${id}</baseValue><variable identifier="RESPONSE"/></member><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/><baseValue baseType="float">${points}</baseValue></sum></setOutcomeValue></responseIf></responseCondition>`;
    const floor = `<responseCondition><responseIf><lt><variable identifier="SCORE"/><baseValue baseType="float">0</baseValue></lt>${set("0")}</responseIf></responseCondition>`;
    const processing = `<responseProcessing>${add("a", "1")}${add("b", "1")}${add("c", "-1")}${floor}</responseProcessing>`;
    const reading = read(itemXml({ ...multiple, processing }));
    const [item] = reading.items;
    expect(told(reading)).toEqual([]);
    expect(item).toMatchObject({ mapping: { entries: { A: 1, B: 1, C: -1 }, least: 0 }, maxScore: 2 });
    expect(item && [scoreForeign(item, ["C"]), scoreForeign(item, ["A", "C"]), scoreForeign(item, ["A", "B", "C"])]).toEqual([
      0, 0, 1,
    ]);
  });

  it("shows by an example what a rule that cannot be expressed gives", () => {
    const processing = `<responseProcessing><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue><responseCondition><responseIf>${RIGHT}${set("5")}</responseIf></responseCondition></responseProcessing>`;
    const reading = read(itemXml({ ...multiple, processing, mapping: mapping("", { a: "2", b: "2" }) }));
    expect(reading.items[0]).toMatchObject({ key: ["A", "B"], maxScore: 5 });
    expect(told(reading)).toEqual([expect.stringContaining("cannot be expressed (A earns 2, for one)")]);
  });
});

describe("declared maxima", () => {
  it("tells a normalMaximum the scoring does not reach, and takes it for an essay", () => {
    const declaration = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="4"/>';
    expect(told(read(itemXml({ processing: declaration + MATCH })))).toEqual([expect.stringContaining("normalMaximum is 4")]);
    const body = '<p>Discuss.</p><extendedTextInteraction responseIdentifier="RESPONSE"/>';
    expect(read(itemXml({ correct: [], processing: declaration, body })).items[0]).toMatchObject({ type: "essay", maxScore: 4 });
  });

  it("does not believe a limit below the number of right answers", () => {
    const body = `<p>x</p>${interaction.replace('maxChoices="0"', "")}`;
    const reading = read(itemXml({ cardinality: "multiple", correct: ["a", "b"], body }));
    expect(reading.items[0]).toMatchObject({ key: ["A", "B"], maxScore: 1 });
    expect(told(reading)).toEqual([expect.stringContaining("limit of 1")]);
  });
});

describe("values of rules", () => {
  const scored = (processing: string, response: string | null) =>
    processResponses(asQti2(readXml(itemXml({ processing }))), { RESPONSE: response }).SCORE;

  it("takes template variables with a value for constants", () => {
    const processing = `${constant("EACH", "2")}${constant("NONE", "")}<responseProcessing><responseCondition><responseIf>${RIGHT}<setOutcomeValue identifier="SCORE"><variable identifier="EACH"/></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
    expect([scored(processing, "b"), scored(processing, "a")]).toEqual([2, 0]);
    const reading = read(itemXml({ processing }));
    expect([reading.items[0]?.maxScore, told(reading)]).toEqual([2, []]);
  });

  it("looks values up in steps and exactly", () => {
    const table = (entries: string, name: string) =>
      `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"><${name} defaultValue="0">${entries}</${name}></outcomeDeclaration><outcomeDeclaration identifier="RAW" cardinality="single" baseType="float"/><responseProcessing><responseCondition><responseIf>${RIGHT}${set("3", "RAW")}</responseIf><responseElseIf><isNull><variable identifier="RESPONSE"/></isNull>${set("0", "RAW")}</responseElseIf><responseElse>${set("1", "RAW")}</responseElse></responseCondition><lookupOutcomeValue identifier="SCORE"><variable identifier="RAW"/></lookupOutcomeValue></responseProcessing>`;
    const steps = table(
      '<interpolationTableEntry sourceValue="3" includeBoundary="true" targetValue="2"/><interpolationTableEntry sourceValue="1" includeBoundary="false" targetValue="1"/>',
      "interpolationTable",
    );
    const exact = table('<matchTableEntry sourceValue="1" targetValue="0.5"/>', "matchTable");
    const first = (processing: string) =>
      ["b", "a", null].map((response) => {
        const item = readXml(
          itemXml({ processing }).replace('<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>', ""),
        );
        return processResponses(asQti2(item), { RESPONSE: response }).SCORE;
      });
    expect([first(steps), first(exact)]).toEqual([
      [2, 0, 0],
      [0, 0.5, 0],
    ]);
  });

  it.each([
    ['<equal toleranceMode="absolute" tolerance="0.5 1">', "3.5", "3", 1],
    ['<equal toleranceMode="absolute" tolerance="0.5 1">', "2.4", "3", 0],
    ['<equal toleranceMode="relative" tolerance="10" includeUpperBound="false">', "110", "100", 0],
    ['<equal toleranceMode="relative" tolerance="10">', "90", "100", 1],
    ['<equalRounded roundingMode="decimalPlaces" figures="1">', "3.14", "3.1", 1],
    ['<equalRounded roundingMode="significantFigures" figures="3">', "3.141", "3.15", 0],
  ] as const)("compares %s of %s and %s", (opening, one, other, score) => {
    const number = (value: string) => `<baseValue baseType="float">${value}</baseValue>`;
    const closing = opening.startsWith("<equalRounded") ? "</equalRounded>" : "</equal>";
    const processing = `<responseProcessing><responseCondition><responseIf>${opening}${number(one)}${number(other)}${closing}${set("1")}</responseIf></responseCondition></responseProcessing>`;
    expect(scored(processing, "a")).toBe(score);
  });

  it("counts how many of several are true", () => {
    const anyN = (min: number, max: number) =>
      `<responseProcessing><responseCondition><responseIf><anyN min="${min}" max="${max}">${RIGHT}<isNull><variable identifier="RESPONSE"/></isNull></anyN>${set("1")}</responseIf></responseCondition></responseProcessing>`;
    expect([scored(anyN(1, 1), "b"), scored(anyN(1, 1), "a"), scored(anyN(2, 2), "b")]).toEqual([1, 0, 0]);
  });
});

describe("rules made to do harm", () => {
  it("does not let a container double again and again", () => {
    const twice =
      '<setOutcomeValue identifier="X"><multiple><variable identifier="X"/><variable identifier="X"/></multiple></setOutcomeValue>';
    const bag = outcome("X", "1").replace('"single"', '"multiple"');
    const reading = read(itemXml({ processing: `${bag}<responseProcessing>${twice.repeat(60)}</responseProcessing>` }));
    expect(told(reading)).toEqual([expect.stringContaining("uses multiple, which is not known")]);
  });

  it("does not go through endless rules for every response", () => {
    const processing = `<responseProcessing>${set("1").repeat(35_000)}</responseProcessing>`;
    const reading = read(itemXml({ cardinality: "multiple", correct: ["a", "b"], processing }));
    expect(reading.items[0]).toMatchObject({ key: ["A", "B"] });
    expect(told(reading)).toEqual([expect.stringContaining("too long")]);
  });

  it("tells no endless list of one item", () => {
    const tags = Array.from({ length: 150_000 }, (_, at) => `<t${at}>x</t${at}>`).join("");
    const reading = read(itemXml({ body: `${tags}<p>x</p>${interaction}` }));
    expect(reading.warnings).toHaveLength(51);
    expect(told(reading)[50]).toContain("50 more are not listed");
  });
});
