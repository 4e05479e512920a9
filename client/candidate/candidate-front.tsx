import { PageHeader } from "#client/ui/page-header.tsx";

export function CandidateFront() {
  return <PageHeader title="考生登录" />;
}
