/** Elements that may stand in a QTI body: of HTML, and of QTI itself. */
const KNOWN = new Set(
  [
    "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del",
    "details dfn div dl dt em embed figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label",
    "legend li main mark nav object ol p param picture pre q rb rp rt rtc ruby s samp script section small source span",
    "strike strong style sub summary sup svg table tbody td tfoot th thead time title tr track tt u ul var video wbr canvas",
    "prompt rubricBlock contentBody templateBlock templateInline positionObjectStage hottext gap simpleChoice",
  ].flatMap((names) => names.split(" ")),
);

/** Whether an element of an item's body is one that QTI or HTML knows. */
export function isKnownMarkup(name: string): boolean {
  return KNOWN.has(name);
}
