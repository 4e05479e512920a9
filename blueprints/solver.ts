/** A linear model in rows: minimise cost · x, row bounds on A x, column bounds on x. Infinite bounds are ±Infinity. */
export interface LinearModel {
  readonly costs: readonly number[];
  readonly columnLeast: readonly number[];
  readonly columnMost: readonly number[];
  readonly rowLeast: readonly number[];
  readonly rowMost: readonly number[];
  /** Entries of row r are `starts[r] … starts[r + 1])` of `columns` and `values`. */
  readonly starts: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

export type LinearAnswer =
  | {
      readonly status: "optimal";
      readonly objective: number;
      readonly values: readonly number[];
      /** By how much the objective rises with each column. */
      readonly reducedCosts: readonly number[];
      /** By how much the objective rises with each row's bound. */
      readonly rowPrices: readonly number[];
    }
  | { readonly status: "infeasible" }
  /** No answer to be trusted: stopped, unbounded, or the solver failed. */
  | { readonly status: "unknown" };

/** Rows that cannot hold together; dropping any one of them would make the rest possible. */
export interface Conflict {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** An exact solver for linear models. Never decides which paper comes out; it proves bounds and explains failure. */
export interface Solver {
  /** Name and version, for the record. */
  readonly name: string;
  minimise(model: LinearModel): Promise<LinearAnswer>;
  /** An irreducible conflict of an infeasible model, or null when none was found. */
  conflict(model: LinearModel): Promise<Conflict | null>;
}

/** Builds a `LinearModel` row by row. */
export class LinearModelBuilder {
  private readonly costs: number[] = [];
  private readonly columnLeast: number[] = [];
  private readonly columnMost: number[] = [];
  private readonly rowLeast: number[] = [];
  private readonly rowMost: number[] = [];
  private readonly starts: number[] = [0];
  private readonly columns: number[] = [];
  private readonly values: number[] = [];

  /** Adds a column; returns its index. */
  column(bounds: { least: number; most: number; cost?: number }): number {
    this.columnLeast.push(bounds.least);
    this.columnMost.push(bounds.most);
    return this.costs.push(bounds.cost ?? 0) - 1;
  }

  /** Adds a row over [column, value] pairs; returns its index. */
  row(bounds: { least: number; most: number }, entries: readonly (readonly [number, number])[]): number {
    for (const [column, value] of entries) {
      this.columns.push(column);
      this.values.push(value);
    }
    this.starts.push(this.columns.length);
    this.rowLeast.push(bounds.least);
    return this.rowMost.push(bounds.most) - 1;
  }

  build(): LinearModel {
    const { costs, columnLeast, columnMost, rowLeast, rowMost, starts, columns, values } = this;
    return { costs, columnLeast, columnMost, rowLeast, rowMost, starts, columns, values };
  }
}
