CREATE TABLE "accounts" (
	"id" text NOT NULL,
	"name" text NOT NULL,
	"display_name" text NOT NULL,
	"roles" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean NOT NULL,
	"is_active" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "accounts_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"paper_id" text NOT NULL,
	"status" text NOT NULL,
	"started_at" bigint,
	"deadline" bigint,
	"closed_at" bigint,
	"granted_minutes" bigint NOT NULL,
	"receipt" text,
	CONSTRAINT "attempts_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"id" text NOT NULL,
	"sitting_id" text NOT NULL,
	"name" text NOT NULL,
	"ticket" text NOT NULL,
	"id_tail" text NOT NULL,
	"organisation" text NOT NULL,
	"room" text,
	"seat" text,
	"paper_id" text,
	"attempt_id" text NOT NULL,
	"code_round" bigint NOT NULL,
	CONSTRAINT "candidates_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"stream" text NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_stream_sequence_pk" PRIMARY KEY("stream","sequence")
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL,
	"note" text NOT NULL,
	"approved_by" text,
	"approved_at" bigint,
	CONSTRAINT "item_versions_item_id_version_pk" PRIMARY KEY("item_id","version")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" text NOT NULL,
	"type" text NOT NULL,
	"part" bigint NOT NULL,
	"topic" text NOT NULL,
	"level" text NOT NULL,
	"difficulty" double precision NOT NULL,
	"latest_version" bigint NOT NULL,
	"approved_version" bigint,
	"is_retired" boolean NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "items_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "paper_slots" (
	"paper_id" text NOT NULL,
	"slot" bigint NOT NULL,
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"part" bigint NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "paper_slots_paper_id_slot_pk" PRIMARY KEY("paper_id","slot")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" text NOT NULL,
	"blueprint_id" text NOT NULL,
	"blueprint" text NOT NULL,
	"form" text NOT NULL,
	"seed" text NOT NULL,
	"hash" text NOT NULL,
	"report" text NOT NULL,
	"assembled_at" bigint NOT NULL,
	"assembled_by" text NOT NULL,
	CONSTRAINT "papers_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" text NOT NULL,
	"script_id" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"grader_id" text,
	"token" text,
	"lease_expires_at" bigint,
	"claimed_at" bigint,
	"marked_at" bigint,
	"total" bigint,
	"marks" text,
	"comment" text,
	"draft" text,
	CONSTRAINT "readings_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"attempt_id" text NOT NULL,
	"slot" bigint NOT NULL,
	"labels" text NOT NULL,
	"shown_labels" text NOT NULL,
	"text" text NOT NULL,
	"is_counted" boolean NOT NULL,
	CONSTRAINT "responses_attempt_id_slot_pk" PRIMARY KEY("attempt_id","slot")
);
--> statement-breakpoint
CREATE TABLE "results" (
	"attempt_id" text NOT NULL,
	"version" bigint NOT NULL,
	"sitting_id" text NOT NULL,
	"content" text NOT NULL,
	"released_at" bigint NOT NULL,
	CONSTRAINT "results_attempt_id_version_pk" PRIMARY KEY("attempt_id","version")
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"attempt_id" text NOT NULL,
	"slot" bigint NOT NULL,
	"round" bigint NOT NULL,
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"part" bigint NOT NULL,
	"points" bigint NOT NULL,
	"outcome" text NOT NULL,
	"scored_at" bigint NOT NULL,
	CONSTRAINT "scores_attempt_id_slot_round_pk" PRIMARY KEY("attempt_id","slot","round")
);
--> statement-breakpoint
CREATE TABLE "scripts" (
	"id" text NOT NULL,
	"code" text NOT NULL,
	"sitting_id" text NOT NULL,
	"attempt_id" text NOT NULL,
	"slot" bigint NOT NULL,
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"state" text NOT NULL,
	"points" bigint,
	"settled_by" text,
	"lot" bigint NOT NULL,
	CONSTRAINT "scripts_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "sessions_hash_pk" PRIMARY KEY("hash")
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" text NOT NULL,
	"name" text NOT NULL,
	"blueprint_id" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"started_at" bigint,
	"settings" text NOT NULL,
	"rooms" text NOT NULL,
	"paper_ids" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "sittings_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_name" ON "accounts" USING btree ("name");--> statement-breakpoint
CREATE INDEX "attempts_sitting" ON "attempts" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "attempts_due" ON "attempts" USING btree ("status","deadline");--> statement-breakpoint
CREATE UNIQUE INDEX "candidates_ticket" ON "candidates" USING btree ("ticket");--> statement-breakpoint
CREATE UNIQUE INDEX "candidates_attempt" ON "candidates" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "candidates_sitting" ON "candidates" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "items_cell" ON "items" USING btree ("part","type");--> statement-breakpoint
CREATE INDEX "paper_slots_item" ON "paper_slots" USING btree ("item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "readings_purpose" ON "readings" USING btree ("script_id","purpose");--> statement-breakpoint
CREATE INDEX "readings_grader" ON "readings" USING btree ("grader_id","marked_at");--> statement-breakpoint
CREATE INDEX "results_sitting" ON "results" USING btree ("sitting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scripts_answer" ON "scripts" USING btree ("attempt_id","slot");--> statement-breakpoint
CREATE INDEX "scripts_queue" ON "scripts" USING btree ("sitting_id","item_id","state","lot");--> statement-breakpoint
CREATE INDEX "sessions_subject" ON "sessions" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "sittings_state" ON "sittings" USING btree ("state");