CREATE TABLE "assemblies" (
	"id" text NOT NULL,
	"blueprint_id" text NOT NULL,
	"seed" text NOT NULL,
	"request" text NOT NULL,
	"report" text NOT NULL,
	"at_instant" bigint NOT NULL,
	"by_account" text NOT NULL,
	CONSTRAINT "assemblies_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "blueprint_versions" (
	"blueprint_id" text NOT NULL,
	"version" bigint NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "blueprint_versions_blueprint_id_version_pk" PRIMARY KEY("blueprint_id","version")
);
--> statement-breakpoint
CREATE TABLE "bulk_changes" (
	"id" text NOT NULL,
	"by_account" text NOT NULL,
	"at_instant" bigint NOT NULL,
	"change" text NOT NULL,
	"items" text NOT NULL,
	"undone_at" bigint,
	"undone_by" text,
	CONSTRAINT "bulk_changes_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "bulk_passes" (
	"id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"reason" text NOT NULL,
	"granted_by" text,
	"granted_at" bigint,
	"expires_at" bigint,
	CONSTRAINT "bulk_passes_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text NOT NULL,
	"item_id" text NOT NULL,
	"thread_id" text NOT NULL,
	"version" bigint NOT NULL,
	"field" text NOT NULL,
	"span_start" bigint,
	"span_end" bigint,
	"quote" text NOT NULL,
	"text" text NOT NULL,
	"by_account" text NOT NULL,
	"at_instant" bigint NOT NULL,
	"assignee_id" text,
	"due_at" bigint,
	"resolved_at" bigint,
	"resolved_by" text,
	CONSTRAINT "comments_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "edit_locks" (
	"item_id" text NOT NULL,
	"holder_id" text NOT NULL,
	"taken_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "edit_locks_item_id_pk" PRIMARY KEY("item_id")
);
--> statement-breakpoint
CREATE TABLE "figures" (
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"added_at" bigint NOT NULL,
	"added_by" text NOT NULL,
	CONSTRAINT "figures_name_pk" PRIMARY KEY("name")
);
--> statement-breakpoint
CREATE TABLE "imported_items" (
	"fingerprint" text NOT NULL,
	"item_id" text NOT NULL,
	"file_name" text NOT NULL,
	"at_instant" bigint NOT NULL,
	"by_account" text NOT NULL,
	CONSTRAINT "imported_items_fingerprint_pk" PRIMARY KEY("fingerprint")
);
--> statement-breakpoint
CREATE TABLE "item_access" (
	"id" text NOT NULL,
	"at_instant" bigint NOT NULL,
	"by_account" text NOT NULL,
	"action" text NOT NULL,
	"item_id" text,
	"version" bigint,
	"items" text NOT NULL,
	"is_live" boolean NOT NULL,
	"second_person" text,
	CONSTRAINT "item_access_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "key_checks" (
	"id" text NOT NULL,
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"by_account" text NOT NULL,
	"at_instant" bigint NOT NULL,
	"answer" text NOT NULL,
	"agrees" boolean NOT NULL,
	"remark" text NOT NULL,
	"settled_by" text,
	"settled_at" bigint,
	"settlement" text,
	CONSTRAINT "key_checks_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "review_tasks" (
	"id" text NOT NULL,
	"item_id" text NOT NULL,
	"version" bigint NOT NULL,
	"kind" text NOT NULL,
	"assignee_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"due_at" bigint,
	"done_at" bigint,
	CONSTRAINT "review_tasks_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "working_copies" (
	"item_id" text NOT NULL,
	"account_id" text NOT NULL,
	"base_version" bigint NOT NULL,
	"content" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "working_copies_item_id_account_id_pk" PRIMARY KEY("item_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "stage" text NOT NULL DEFAULT 'draft';--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "author_id" text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "saved_at" bigint NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "enemies" text NOT NULL DEFAULT '?';--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "tags" text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "assembly_id" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "based_on" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "replaced_by" text;--> statement-breakpoint
CREATE INDEX "bulk_changes_at" ON "bulk_changes" USING btree ("at_instant");--> statement-breakpoint
CREATE INDEX "bulk_passes_asked_at" ON "bulk_passes" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "comments_item" ON "comments" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "figures_sha256" ON "figures" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "imported_items_item" ON "imported_items" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "item_access_at" ON "item_access" USING btree ("at_instant");--> statement-breakpoint
CREATE INDEX "item_access_item" ON "item_access" USING btree ("item_id","by_account");--> statement-breakpoint
CREATE INDEX "key_checks_item" ON "key_checks" USING btree ("item_id","version");--> statement-breakpoint
CREATE INDEX "review_tasks_assignee" ON "review_tasks" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "review_tasks_item" ON "review_tasks" USING btree ("item_id");--> statement-breakpoint
-- Items that were there already: what they are from what is recorded about them.
UPDATE "items" SET "stage" = 'approved' WHERE "approved_version" = "latest_version";--> statement-breakpoint
UPDATE "items" SET "author_id" = (SELECT "saved_by" FROM "item_versions" WHERE "item_versions"."item_id" = "items"."id" AND "item_versions"."version" = 1), "saved_at" = (SELECT "saved_at" FROM "item_versions" WHERE "item_versions"."item_id" = "items"."id" AND "item_versions"."version" = "items"."latest_version");
