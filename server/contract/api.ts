import { assembliesApi } from "./assemblies.ts";
import { bankApi } from "./bank.ts";
import { bankOverviewApi } from "./bank-overview.ts";
import { bankReviewApi } from "./bank-review.ts";
import { bankTransferApi } from "./bank-transfer.ts";
import { blueprintsApi } from "./blueprints.ts";
import { candidateApi } from "./candidate.ts";
import { markingApi } from "./marking.ts";
import { papersApi } from "./papers.ts";
import { peopleApi } from "./people.ts";
import { resultsApi } from "./results.ts";
import { sittingsApi } from "./sittings.ts";
import { systemApi } from "./system.ts";

/** Every route of the product. The server serves exactly these; a test walks them. */
export const api = {
  ...systemApi,
  ...peopleApi,
  ...candidateApi,
  ...bankApi,
  ...bankReviewApi,
  ...bankOverviewApi,
  ...bankTransferApi,
  ...blueprintsApi,
  ...papersApi,
  ...assembliesApi,
  ...sittingsApi,
  ...markingApi,
  ...resultsApi,
};
