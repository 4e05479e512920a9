import { parentPort } from "node:worker_threads";
import loadHighs, { type Highs, type ModelData } from "highs";
import type { Conflict, LinearAnswer, LinearModel } from "#blueprints/solver.ts";
import type { SolverReply, SolverTask } from "./solver-messages.ts";

/*
 * The solver's own thread: a solve blocks it, and only ending the thread stops a solve for certain. Its failures are
 * answers, because nothing the solver says decides which paper comes out.
 */

/** From an elastic LP (2), then reduced until no row can be dropped (4); the default finds nothing of two rows or more. */
const IIS_STRATEGY = 6;

const port = parentPort;
if (!port) throw new Error("solver-worker.ts runs as a worker thread");
const highs = await loadHighs();
port.on("message", (task: SolverTask) => port.postMessage(reply(highs, task)));

function reply(engine: Highs, task: SolverTask): SolverReply {
  try {
    if (task.kind === "minimise") return { kind: "answer", id: task.id, answer: minimise(engine, task.model) };
    return { kind: "conflict", id: task.id, conflict: conflict(engine, task.model) };
  } catch (error) {
    return { kind: "failed", id: task.id, message: String(error) };
  }
}

function minimise(engine: Highs, model: LinearModel): LinearAnswer {
  return engine.withModel((open): LinearAnswer => {
    open.options.set({ output_flag: false });
    open.passModel(modelData(model));
    open.run();
    const { modelStatus } = engine.constants;
    const status = open.getModelStatus();
    if (status === modelStatus.infeasible) return { status: "infeasible" };
    if (status !== modelStatus.optimal) return { status: "unknown" };
    const { colValue, colDual, rowDual } = open.getSolution();
    const found = { values: [...colValue], reducedCosts: [...colDual], rowPrices: [...rowDual] };
    return { status: "optimal", objective: open.getObjectiveValue(), ...found };
  });
}

function conflict(engine: Highs, model: LinearModel): Conflict | null {
  return engine.withModel((open): Conflict | null => {
    open.options.set({ output_flag: false, iis_strategy: IIS_STRATEGY });
    open.passModel(modelData(model));
    open.run();
    const { rowIndex, colIndex } = open.getIis();
    return rowIndex.length === 0 ? null : { rows: [...rowIndex], columns: [...colIndex] };
  });
}

function modelData(model: LinearModel): ModelData {
  const numCols = model.costs.length;
  const numRows = model.rowLeast.length;
  return {
    numCols,
    numRows,
    colCost: model.costs,
    colLower: model.columnLeast,
    colUpper: model.columnMost,
    rowLower: model.rowLeast,
    rowUpper: model.rowMost,
    matrix: { format: "csr", numRows, numCols, starts: model.starts, indices: model.columns, values: model.values },
  };
}
