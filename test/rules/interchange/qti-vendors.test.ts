import { describe, expect, it } from "vitest";
import { tryXml, XmlFlaw } from "#item-bank/interchange/xml-tree.ts";
import { decodeXml } from "#server/interchange/decode-xml.ts";
import { interaction, itemXml, MATCH, manifest, pack, read, resource, told } from "./made-qti.ts";

const modal = (attributes: string, words: string) => `<modalFeedback ${attributes}><p>${words}</p></modalFeedback>`;

describe("feedback of other programs", () => {
  it("takes yes-or-no outcomes for what they are, and titles for labels", () => {
    const flag = (id: string) => `<outcomeDeclaration identifier="${id}" cardinality="single" baseType="boolean"/>`;
    const after = `${flag("F1")}${flag("F2")}${MATCH}${modal('identifier="true" outcomeIdentifier="F1" title="Richtig!"', "Ja.")}${modal('identifier="true" outcomeIdentifier="F2" title="Falsch"', "Nein.")}`;
    expect(read(itemXml({ processing: after })).items[0]?.rationale).toBe("Richtig: Ja.\nFalsch: Nein.");
  });

  it("knows names with “feedback” before them, and feedback that shows for all other answers", () => {
    const after = `${MATCH}${modal('identifier="feedback_wrong"', "1")}${modal('identifier="feedback_unanswered"', "2")}${modal('identifier="b" showHide="hide"', "3")}${modal('identifier="correct" showHide="hide"', "4")}`;
    expect(read(itemXml({ processing: after })).items[0]?.rationale).toBe(
      "If wrong: 1\nIf not answered: 2\nIf B is not chosen: 3\nIf wrong: 4",
    );
  });

  it("moves help on demand into the rationale, and tells it", () => {
    const reading = read(itemXml({ body: `<infoControl title="Hint"><p>Think.</p></infoControl><p>Stem.</p>${interaction}` }));
    expect(reading.items[0]).toMatchObject({ stem: "Stem.\n\nPick.", rationale: "Hint: Think." });
    expect(told(reading)).toEqual([expect.stringContaining("infoControl")]);
  });
});

describe("what a body may hold", () => {
  it.each([
    ["translations that are hidden", '<p style="display: none;" lang="en">Hidden</p>', "display: none", "Stem."],
    ["variables printed in the stem", '<p><printedVariable identifier="SCORE"/></p>', "variable SCORE", "Stem."],
    ["elements nobody knows", "<teacherInstructions>Read aloud.</teacherInstructions>", "<teacherInstructions>", "Read aloud."],
  ])("tells %s", (_, extra, expected, stem) => {
    const reading = read(itemXml({ body: `${extra}<p>Stem.</p>${interaction}` }));
    expect(told(reading)).toEqual([expect.stringContaining(expected)]);
    expect(reading.items[0]?.stem).toContain(stem);
    expect(reading.items[0]?.stem).not.toContain("Hidden");
  });

  it.each([
    ["a passage in another file", '<object data="shared/p.html" type="text/html"/>', "shared/p.html"],
    ["an inclusion", '<xi:include href="p.xml"/>', "p.xml"],
    ["a template variable in the stem", '<p><printedVariable identifier="x"/></p>', "printedVariable"],
  ])("refuses %s", (_, extra, expected) => {
    const declaration = '<templateDeclaration identifier="x" cardinality="single" baseType="integer"/>';
    const reading = read(itemXml({ body: `${extra}<p>Stem.</p>${interaction}`, processing: declaration + MATCH }));
    expect([reading.items, told(reading)]).toEqual([[], [expect.stringContaining(expected)]]);
  });

  it.each([
    [
      "an interaction that shows on condition",
      { body: `<p>x</p><feedbackBlock>${interaction}</feedbackBlock>` },
      "feedbackBlock",
    ],
    ["several right answers where one may be chosen", { correct: ["a", "b"] }, "2 are declared right (a, b)"],
    ["a right answer named twice", { cardinality: "multiple", correct: ["a", "a"] }, "a twice"],
    ["answers in an order", { cardinality: "ordered" }, "ordered"],
    ["options of the same text", { body: `<p>x</p>${interaction.replace("Option c", "Option a")}` }, "A and C have the same"],
    [
      "an option that is only an image that is missing",
      { body: `<p>x</p>${interaction.replace("Option c", '<img src="c.png" alt=""/>')}` },
      "option C is empty: the image c.png did not come in",
    ],
    ["an interaction without a declaration", { body: `<p>x</p>${interaction.replace('"RESPONSE"', '"MR01"')}` }, "MR01"],
  ] as const)("refuses %s", (_, parts, expected) => {
    const reading = read(itemXml(parts));
    expect([reading.items, told(reading)]).toEqual([[], [expect.stringContaining(expected)]]);
  });
});

describe("essays of other programs", () => {
  it("tells that their scoring is left to graders", () => {
    const body = '<p>Discuss.</p><extendedTextInteraction responseIdentifier="RESPONSE"/>';
    expect(told(read(itemXml({ body })))).toEqual([expect.stringContaining("graders score essays")]);
  });
});

describe("packages of other programs", () => {
  it("follows every manifest of a package", () => {
    const reading = pack({
      "a/imsmanifest.xml": manifest(resource("q.xml")),
      "a/q.xml": itemXml({ id: "a" }),
      "b/imsmanifest.xml": manifest(resource("q.xml")),
      "b/q.xml": itemXml({ id: "b" }),
    });
    expect([reading.items.map(({ place }) => place), told(reading)]).toEqual([["a/q.xml", "b/q.xml"], []]);
  });

  it.each([
    ["upper and lower case", "Items/Q1.xml", "items/q1.XML"],
    ["a name that itself holds %20", "a%20b.xml", "a%20b.xml"],
    ["accents written apart", "e\u0301.xml", "\u00e9.xml"],
    ["a name without .xml", "items/q1", "items/q1"],
  ])("finds a listed file in spite of %s", (_, href, name) => {
    const reading = pack({ "imsmanifest.xml": manifest(resource(href)), [name]: itemXml() });
    expect([reading.items.map(({ place }) => place), told(reading)]).toEqual([[name], []]);
  });

  it("does not guess between two files that are alike", () => {
    const files = {
      "imsmanifest.xml": manifest(resource("Q.xml")),
      "q.xml": itemXml({ id: "a" }),
      "q.XML": itemXml({ id: "b" }),
    };
    expect(told(pack(files))[0]).toContain("Q.xml: the manifest lists");
  });

  it("tells listed items on the web or without a file by the resource's name", () => {
    const nowhere = '<resource identifier="n" type="imsqti_item_xmlv2p1"/>';
    const reading = pack({ "imsmanifest.xml": manifest(nowhere + resource("https://example.com/q.xml")), "q.xml": itemXml() });
    expect(told(reading).slice(0, 2)).toEqual([
      "imsmanifest.xml (n): the manifest lists this item without a file",
      "imsmanifest.xml (r): the item lies on the web (https://example.com/q.xml) and was not fetched",
    ]);
  });

  it("puts shared material from the package into the stem, images and all, and refuses an item whose material is missing", () => {
    const ref = (href: string) => `<assessmentStimulusRef identifier="s" href="${href}"/>`;
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const reading = pack({
      "items/a.xml": itemXml({ id: "a", processing: MATCH + ref("../s/one.xml") }),
      "items/b.xml": itemXml({ id: "b", processing: MATCH + ref("../s/one.xml") + ref("../s/gone.xml") }),
      "s/one.xml":
        '<assessmentStimulus><stimulusBody><p>Read this.</p><img src="img/a%20b.png" alt="A chart"/></stimulusBody></assessmentStimulus>',
      "s/img/a b.png": new Uint8Array(png),
    });
    expect(reading.items.map(({ stem }) => stem)).toEqual([expect.stringMatching(/^Read this\.\n\n!\[A chart\].*\n\nStem/)]);
    expect(reading.items[0]?.figures).toHaveLength(1);
    expect(told(reading)).toEqual([
      expect.stringContaining("items/b.xml: the shared stimulus ../s/gone.xml"),
      "items/a.xml: the shared material s/one.xml went into the stem",
    ]);
  });

  it("names the file that is hostile", () => {
    expect(() => pack({ "a.xml": itemXml(), "b/c.xml": '<!DOCTYPE q SYSTEM "http://example.invalid/q.dtd"><q/>' })).toThrow(
      "b/c.xml: the file has a DOCTYPE",
    );
  });

  it("takes sections from files of their own, and tells what of a test is lost", () => {
    const ref = (href: string) => `<assessmentSectionRef identifier="${href}" href="${href}"/>`;
    const section =
      '<assessmentSection identifier="s" title="Charts"><rubricBlock view="candidate"><p>Read.</p></rubricBlock><assessmentItemRef identifier="i" href="../I/a.xml"><weight identifier="w" value="0"/></assessmentItemRef></assessmentSection>';
    const reading = pack({
      "t.xml": `<assessmentTest><testPart>${ref("s/one.xml")}${ref("s/two.xml")}</testPart></assessmentTest>`,
      "s/one.xml": section,
      "i/a.xml": itemXml(),
    });
    expect(reading.items[0]).toMatchObject({ topic: "Charts" });
    expect(told(reading)).toEqual([
      "t.xml (s/two.xml): the test refers to s/two.xml, which the package does not hold",
      expect.stringContaining("shared material (rubricBlock)"),
      expect.stringContaining("the weight “0” of i"),
    ]);
  });
});

describe("files that are not quite XML, or of another kind", () => {
  it("says what a file is that people take for an item", () => {
    const roots = ["manifest", "assessmentStimulus", "qti-assessment-stimulus", "assessmentResult"];
    const expected = ["import the whole zip", "shared material", "shared material", "results"];
    for (const [at, root] of roots.entries()) expect(told(read(`<${root}/>`))[0]).toContain(expected[at]);
  });

  it("knows the entities of HTML, and finds the line of a lone ampersand", () => {
    expect(read(itemXml({ body: `<p>&Omega; &rarr; &eacute;</p>${interaction}` })).items[0]?.stem).toContain("Ω → é");
    const flaw = tryXml("<a>\n<b>R & D</b>\n<c/>\n</a>");
    expect(flaw instanceof XmlFlaw && [flaw.line, flaw.sentence.en]).toEqual([
      2,
      expect.stringContaining("a plain & is written"),
    ]);
    const unknown = tryXml("<a>\n&nosuchthing;</a>");
    expect(unknown instanceof XmlFlaw && unknown.line).toBe(2);
    const closed = tryXml("<a><![CDATA[ & ]]><!-- & -->\n\n<b></a>");
    expect(closed instanceof XmlFlaw && [closed.line, closed.sentence.en]).toEqual([3, expect.stringContaining("closing tag")]);
  });

  it("decodes UTF-16 without a mark, and the dashes of windows-1252", () => {
    const wide = Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>质量</a>', "utf16le");
    expect(decodeXml(wide)).toContain("<a>质量</a>");
    expect(decodeXml(Buffer.from(wide).swap16())).toContain("<a>质量</a>");
    const western = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>caf\u00e9 \u0096 \u0080</a>', "latin1");
    expect(decodeXml(western)).toContain("<a>café – €</a>");
    expect(decodeXml(Buffer.from("<a>St\u00e4dte</a>", "latin1"))).toBe("<a>Städte</a>");
  });
});
