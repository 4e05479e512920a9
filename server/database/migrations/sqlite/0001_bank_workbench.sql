CREATE TABLE `assemblies` (
	`id` text PRIMARY KEY NOT NULL,
	`blueprint_id` text NOT NULL,
	`seed` text NOT NULL,
	`request` text NOT NULL,
	`report` text NOT NULL,
	`at_instant` integer NOT NULL,
	`by_account` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `blueprint_versions` (
	`blueprint_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`blueprint_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `bulk_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`by_account` text NOT NULL,
	`at_instant` integer NOT NULL,
	`change` text NOT NULL,
	`items` text NOT NULL,
	`undone_at` integer,
	`undone_by` text
);
--> statement-breakpoint
CREATE INDEX `bulk_changes_at` ON `bulk_changes` (`at_instant`);--> statement-breakpoint
CREATE TABLE `bulk_passes` (
	`id` text PRIMARY KEY NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`reason` text NOT NULL,
	`granted_by` text,
	`granted_at` integer,
	`expires_at` integer
);
--> statement-breakpoint
CREATE INDEX `bulk_passes_asked_at` ON `bulk_passes` (`asked_at`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`thread_id` text NOT NULL,
	`version` integer NOT NULL,
	`field` text NOT NULL,
	`span_start` integer,
	`span_end` integer,
	`quote` text NOT NULL,
	`text` text NOT NULL,
	`by_account` text NOT NULL,
	`at_instant` integer NOT NULL,
	`assignee_id` text,
	`due_at` integer,
	`resolved_at` integer,
	`resolved_by` text
);
--> statement-breakpoint
CREATE INDEX `comments_item` ON `comments` (`item_id`);--> statement-breakpoint
CREATE TABLE `edit_locks` (
	`item_id` text PRIMARY KEY NOT NULL,
	`holder_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `figures` (
	`name` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `figures_sha256` ON `figures` (`sha256`);--> statement-breakpoint
CREATE TABLE `imported_items` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`file_name` text NOT NULL,
	`at_instant` integer NOT NULL,
	`by_account` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `imported_items_item` ON `imported_items` (`item_id`);--> statement-breakpoint
CREATE TABLE `item_access` (
	`id` text PRIMARY KEY NOT NULL,
	`at_instant` integer NOT NULL,
	`by_account` text NOT NULL,
	`action` text NOT NULL,
	`item_id` text,
	`version` integer,
	`items` text NOT NULL,
	`is_live` integer NOT NULL,
	`second_person` text
);
--> statement-breakpoint
CREATE INDEX `item_access_at` ON `item_access` (`at_instant`);--> statement-breakpoint
CREATE INDEX `item_access_item` ON `item_access` (`item_id`,`by_account`);--> statement-breakpoint
CREATE TABLE `key_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`by_account` text NOT NULL,
	`at_instant` integer NOT NULL,
	`answer` text NOT NULL,
	`agrees` integer NOT NULL,
	`remark` text NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	`settlement` text
);
--> statement-breakpoint
CREATE INDEX `key_checks_item` ON `key_checks` (`item_id`,`version`);--> statement-breakpoint
CREATE TABLE `review_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`assignee_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `review_tasks_assignee` ON `review_tasks` (`assignee_id`);--> statement-breakpoint
CREATE INDEX `review_tasks_item` ON `review_tasks` (`item_id`);--> statement-breakpoint
CREATE TABLE `working_copies` (
	`item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`base_version` integer NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`item_id`, `account_id`)
);
--> statement-breakpoint
ALTER TABLE `items` ADD `stage` text NOT NULL DEFAULT 'draft';--> statement-breakpoint
ALTER TABLE `items` ADD `author_id` text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE `items` ADD `saved_at` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `items` ADD `enemies` text NOT NULL DEFAULT '?';--> statement-breakpoint
ALTER TABLE `items` ADD `tags` text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE `papers` ADD `assembly_id` text;--> statement-breakpoint
ALTER TABLE `papers` ADD `based_on` text;--> statement-breakpoint
ALTER TABLE `papers` ADD `replaced_by` text;--> statement-breakpoint
-- Items that were there already: what they are from what is recorded about them.
UPDATE `items` SET `stage` = 'approved' WHERE `approved_version` = `latest_version`;--> statement-breakpoint
UPDATE `items` SET `author_id` = (SELECT `saved_by` FROM `item_versions` WHERE `item_versions`.`item_id` = `items`.`id` AND `item_versions`.`version` = 1), `saved_at` = (SELECT `saved_at` FROM `item_versions` WHERE `item_versions`.`item_id` = `items`.`id` AND `item_versions`.`version` = `items`.`latest_version`);
