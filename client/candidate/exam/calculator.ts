/** Keys of the calculator. */
export const CALCULATOR_KEYS = [
  ["MC", "MR", "M-", "M+"],
  ["C", "√", "%", "÷"],
  ["7", "8", "9", "×"],
  ["4", "5", "6", "−"],
  ["1", "2", "3", "+"],
  ["±", "0", ".", "="],
] as const;
export type CalculatorKey = (typeof CALCULATOR_KEYS)[number][number] | "⌫";
type Operator = "+" | "−" | "×" | "÷";

export interface Calculator {
  /** What the display shows. */
  readonly shown: string;
  readonly left: number | null;
  readonly operator: Operator | null;
  /** The next digit begins a new number. */
  readonly isFresh: boolean;
  readonly memory: number;
}

export const CALCULATOR_OFF: Calculator = { shown: "0", left: null, operator: null, isFresh: true, memory: 0 };
const ERROR = "—";
const MOST_DIGITS = 12;

/** The calculator after one key: four functions from left to right, as desk calculators do, with root, percent, memory. */
export function press(state: Calculator, key: CalculatorKey): Calculator {
  if (key === "C") return { ...CALCULATOR_OFF, memory: state.memory };
  if (state.shown === ERROR) return state;
  if (/^[0-9.]$/.test(key)) return withDigit(state, key);
  const value = Number(state.shown);
  switch (key) {
    case "⌫":
      return state.isFresh ? state : { ...state, shown: shortened(state.shown) };
    case "±":
      return state.shown === "0" ? state : { ...state, shown: show(-value) };
    case "√":
      return { ...state, shown: value < 0 ? ERROR : show(Math.sqrt(value)), isFresh: true };
    case "%":
      return { ...state, shown: show(percentOf(state, value)), isFresh: true };
    case "MC":
      return { ...state, memory: 0 };
    case "MR":
      return { ...state, shown: show(state.memory), isFresh: true };
    case "M+":
      return { ...state, memory: state.memory + value, isFresh: true };
    case "M-":
      return { ...state, memory: state.memory - value, isFresh: true };
    case "=":
      return { ...state, shown: show(resultOf(state, value)), left: null, operator: null, isFresh: true };
    default:
      return withOperator(state, key as Operator, value);
  }
}

function withDigit(state: Calculator, key: string): Calculator {
  if (state.isFresh) return { ...state, shown: key === "." ? "0." : key, isFresh: false };
  if (key === "." && state.shown.includes(".")) return state;
  if (state.shown.replace(/\D/g, "").length >= MOST_DIGITS) return state;
  return { ...state, shown: state.shown === "0" && key !== "." ? key : state.shown + key };
}

function withOperator(state: Calculator, operator: Operator, value: number): Calculator {
  if (state.operator !== null && state.isFresh) return { ...state, operator };
  const left = resultOf(state, value);
  return { ...state, shown: show(left), left, operator, isFresh: true };
}

function resultOf({ left, operator }: Calculator, right: number): number {
  if (left === null || operator === null) return right;
  switch (operator) {
    case "+":
      return left + right;
    case "−":
      return left - right;
    case "×":
      return left * right;
    case "÷":
      return right === 0 ? Number.NaN : left / right;
  }
}

/** `200 + 10 %` means ten per cent of 200; everywhere else a hundredth. */
function percentOf({ left, operator }: Calculator, value: number): number {
  return left !== null && (operator === "+" || operator === "−") ? (left * value) / 100 : value / 100;
}

function shortened(shown: string): string {
  const rest = shown.slice(0, -1);
  return rest === "" || rest === "-" ? "0" : rest;
}

/** Twelve significant digits, without the noise of binary fractions. */
function show(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(MOST_DIGITS))) : ERROR;
}

const BY_KEYBOARD: { readonly [key: string]: CalculatorKey } = {
  "/": "÷",
  "*": "×",
  "-": "−",
  "+": "+",
  "=": "=",
  Enter: "=",
  "%": "%",
  Backspace: "⌫",
  Delete: "C",
};

/** The calculator key a press on the keyboard stands for. */
export function calculatorKeyOf(key: string): CalculatorKey | null {
  if (/^[0-9.]$/.test(key)) return key as CalculatorKey;
  return BY_KEYBOARD[key] ?? null;
}
