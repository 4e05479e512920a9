import type { DraftProblem } from "#client/authoring/editor/draft-check.ts";
import type { AuthoringWords } from "./authoring.zh.ts";

export const authoringEn: AuthoringWords = {
  title: "Item bank",
  lead: (approved, draft) => `${approved} items approved, ${draft} drafts`,
  newItem: "New item",
  shortTypes: { single: "Single", multiple: "Multiple", essay: "Essay" },
  states: { draft: "Draft", "in-review": "In review", approved: "Approved", live: "Live", retired: "Retired" },
  acts: {
    submit: "Submit for review",
    withdraw: "Withdraw",
    "send-back": "Send back",
    approve: "Approve",
    retire: "Retire",
    revive: "Bring back",
    "settle-key": "Settle the key",
  },
  done: {
    submit: "Submitted for review.",
    withdraw: "Withdrawn; you can go on editing.",
    "send-back": "Sent back.",
    approve: "Approved; it may go on papers.",
    retire: "Retired; it goes on no new paper.",
    revive: "Brought back.",
    "settle-key": "The decision on the key is recorded.",
  },
  partOf: (part) => `Part ${part}`,
  coverage: "Items by part (press to filter)",
  coverageCell: (approved, draft) => (draft > 0 ? `${approved}, and ${draft} drafts` : `${approved}`),
  drafts: (count) => `+${count} drafts`,
  filters: "Filters",
  find: "Find in stem, options, topic",
  part: "Part",
  type: "Type",
  level: "Level",
  topic: "Topic",
  state: "State",
  clearFilters: "Clear filters",
  columns: {
    id: "Id",
    stem: "Stem",
    part: "Part",
    type: "Type",
    topic: "Topic",
    level: "Level",
    difficulty: "Difficulty",
    state: "State",
    version: "Version",
    saved: "Saved",
  },
  approvedVersion: (version) => `version ${version} is approved`,
  range: (from, to, total) => `${from}–${to} of ${total}`,
  previousPage: "Previous page",
  nextPage: "Next page",
  emptyTitle: "The bank is empty",
  emptyText: "Write a first item, or ask the administrator to load the bank from files.",
  noMatchTitle: "No item fits",
  noMatchText: "Take away a filter, or look for another word.",
  noSuchPage: "There are no items on this page",
  firstPage: "To the first page",

  backToBank: "Back to the bank",
  noSuchItem: "There is no such item",
  noSuchItemText: "The id may be wrong. Look for it in the bank.",
  newTitle: "New item",
  version: (version) => `Version ${version}`,
  fields: {
    id: "Id",
    type: "Type",
    part: "Part",
    topic: "Topic",
    level: "Cognitive level",
    difficulty: "Expected difficulty",
    reference: "Reference",
    tags: "Tags",
    set: "Set",
    expectedSeconds: "Expected time (s)",
    justification: "Reason for a finding",
    stem: "Stem",
    option: "Option",
    key: "Key",
    criterion: "Criterion",
    outline: "Model outline",
    rationale: "Rationale",
    enemies: "Enemies",
    sample: "Sample answer",
  },
  facets: "Classification",
  idHint: "3–60 lower-case letters, digits and dashes; fixed once saved.",
  partHint: "Number of the part in the syllabus",
  difficultyHint: "Expected share of points, 0 to 1; higher is easier",
  stemHint: "Emphasise with bold. The right side shows what candidates see.",
  rationaleHint: "Why right, why wrong, with the source or clause. Candidates never see it.",
  outlineHint: "For graders. Candidates never see it.",
  options: "Options and key",
  singleKeyHint: "Mark the one right option.",
  multipleKeyHint: "Tick all right options: two at least, and leave one wrong.",
  optionText: (label) => `Option ${label}`,
  keyMark: (label) => `Option ${label} is right`,
  addOption: "Add option",
  removeOption: (label) => `Remove option ${label}`,
  moveUp: (label) => `Move ${label} up`,
  moveDown: (label) => `Move ${label} down`,
  rubric: "Rubric",
  rubricTotal: (total) => `${total} points in all`,
  rubricTotalHint: (usual) =>
    `An essay must be worth what the exam's blueprint says (usually ${usual} points), or it is never chosen for a paper.`,
  criterionTitle: (id) => `Name of criterion ${id}`,
  criterionPoints: (id) => `Points of criterion ${id}`,
  addCriterion: "Add criterion",
  removeCriterion: (id) => `Remove criterion ${id}`,
  guide: "Guide lines",
  guideText: (line) => `Line ${line}`,
  guidePoints: (line) => `Points of line ${line}`,
  guideSum: (total, wanted) => `lines add up to ${total} of ${wanted}`,
  addGuideLine: "Add line",
  removeGuideLine: (line) => `Remove line ${line}`,
  pointsUnit: "points",
  samples: (count) => `Sample answers (${count})`,
  samplesLead: "Answers of different quality with their marks, for training graders. Totals are summed from the criteria.",
  sampleQuality: "Quality",
  qualities: { good: "Good", fair: "Fair", poor: "Poor" },
  sampleMark: (id) => `Mark for ${id}`,
  sampleText: "Text",
  sampleTotal: (total) => `${total} points`,
  addSample: "Add sample",
  removeSample: "Remove sample",
  enemiesHint: "Items that give this one away and must never share a paper with it.",
  enemyId: "Id of an enemy",
  addEnemy: "Add",
  removeEnemy: (id) => `Remove enemy ${id}`,
  enemySelf: "An item cannot be its own enemy.",
  enemyKnown: "Already in the list.",
  enemyUnknown: "There is no item of this id. Check it and try again.",
  hints: "Writing hints",

  edit: "Edit",
  preview: "As candidates see it",
  versions: "Versions",
  versionCount: (count) => `Versions (${count})`,
  usage: "Use",
  usageCount: (count) => `Use (${count})`,
  sides: "Sides of the item",
  previewLead: "Just as in the exam; try it.",
  choicePreviewLead: "Just as in the exam; try it. Candidates see the options in different orders.",
  theme: "Theme",
  themes: { default: "Default", dark: "Dark", "yellow-black": "Yellow on black", "black-cream": "Black on cream" },
  zoom: "Text size",
  enlarge: "Enlarge",
  compare: "Compare",
  compareFrom: "Older",
  compareTo: "Newer",
  onPage: "This page (unsaved)",
  withPrevious: "Compare with the one before",
  takeOver: "Load into the editor",
  takenOver: (version) => `The editor now holds version ${version}. Saving makes it a new version.`,
  noNote: "No note",
  isApproved: "approved",
  noChanges: "Both versions say the same.",
  showUnchanged: "Show unchanged parts",
  removedText: "removed: ",
  addedText: "added: ",
  usedIn: "Papers that hold this item. They keep their version, whatever is changed later.",
  notUsed: "No paper uses this item yet.",
  form: (form) => `Paper ${form}`,

  note: "Note",
  noteHint: "Note: what changed and why",
  saveFirst: "Save item",
  saveAs: (version) => `Save as version ${version}`,
  unsaved: "Unsaved changes",
  savedAt: (version, time) => `Version ${version} saved ${time}`,
  unchanged: "No changes",
  toCorrect: (count) => `${count} to correct; not saved yet`,
  showFirst: "Show the first",
  conflictTitle: (version, who) => `${who} saved version ${version} while you were editing`,
  conflictText: "Everything you typed is still here. Compare both, then decide.",
  conflictCompare: "Compare their version with this page",
  conflictKeep: (version) => `Save this page as version ${version}`,
  conflictDrop: "Drop my changes and load theirs",
  approve: (version) => `Approve version ${version}`,
  approved: (version) => `Version ${version} is approved and may go on papers.`,
  ownVersion: "You saved this version; another reviewer has to approve it.",
  saveBeforeApproval: "There are unsaved changes. Save them before approving.",
  retire: "Retire",
  restore: "Bring back",
  bySystem: "loaded",
  retired: "This item is retired and goes on no new paper. Papers that hold it keep it.",
  restored: "This item is in use again.",
  readOnly: "You may read this item but not change it.",
  difficultyValue: (value) => `Difficulty ${value}`,

  problem(problem: DraftProblem): string {
    switch (problem.kind) {
      case "missing":
        return "Fill this in.";
      case "not-a-number":
        return "Write a number.";
      case "half-step":
        return "Points go in steps of 0.5.";
      case "bad-id":
        return "An id is 3–60 lower-case letters, digits or dashes, beginning with a letter or digit.";
      case "taken":
        return "This id is taken. Choose another.";
      case "bad-value":
        return "This cannot be used. Check it.";
      case "no-key":
        return "Mark the right answer.";
      case "few-keys":
        return "Multiple choice needs two right options at least.";
      case "many-keys":
        return "Single choice has one right option.";
      case "all-keys":
        return "One option at least must be wrong.";
      case "same-options":
        return "The same text as an option above.";
      case "few-options":
        return "Two options at least.";
      case "no-criteria":
        return "One criterion at least.";
      case "no-guide":
        return "One guide line at least.";
      case "too-long":
        return `At most ${problem.bound} characters.`;
      case "too-many":
        return `At most ${problem.bound}.`;
      case "too-large":
        return `Not more than ${problem.bound}.`;
      case "too-small":
        return problem.bound === 0 ? "Zero or more." : `Not less than ${problem.bound}.`;
      case "guide-sum":
        return `The lines add up to ${problem.total}, the criterion to ${problem.wanted}.`;
      case "over-criterion":
        return `More than the criterion's ${problem.bound}.`;
    }
  },
};
