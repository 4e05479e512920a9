import type { Route } from "#contract/route.ts";
import { problemFrom } from "./api-client.ts";
import { ApiProblem } from "./api-problem.ts";

/**
 * Calls a route with a large body and tells how much of it is on its way; `onSent` is handed a share from 0 to 1, and 1
 * means that the server has it all and is at work. Fetch cannot tell, so this is the one place for XMLHttpRequest.
 * @throws ApiProblem as `call` does
 */
export function upload<B, R>(
  route: Pick<Route<object, object, B, R>, "method" | "path" | "body" | "reply">,
  { body, onSent, signal }: { body: B; onSent: (share: number) => void; signal?: AbortSignal },
): Promise<R> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, route.path);
    request.setRequestHeader("content-type", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onSent(1);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer !== undefined) resolve(answer as R);
      else reject(problemFrom(request.status, answer));
    };
    request.onerror = () => reject(new ApiProblem("offline"));
    request.onabort = () => reject(new ApiProblem("offline"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(JSON.stringify(body));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
