CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL,
	`roles` text NOT NULL,
	`password_hash` text NOT NULL,
	`must_change_password` integer NOT NULL,
	`is_active` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_name` ON `accounts` (`name`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer,
	`deadline` integer,
	`closed_at` integer,
	`granted_minutes` integer NOT NULL,
	`receipt` text
);
--> statement-breakpoint
CREATE INDEX `attempts_sitting` ON `attempts` (`sitting_id`);--> statement-breakpoint
CREATE INDEX `attempts_due` ON `attempts` (`status`,`deadline`);--> statement-breakpoint
CREATE TABLE `candidates` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`name` text NOT NULL,
	`ticket` text NOT NULL,
	`id_tail` text NOT NULL,
	`organisation` text NOT NULL,
	`room` text,
	`seat` text,
	`paper_id` text,
	`attempt_id` text NOT NULL,
	`code_round` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidates_ticket` ON `candidates` (`ticket`);--> statement-breakpoint
CREATE UNIQUE INDEX `candidates_attempt` ON `candidates` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `candidates_sitting` ON `candidates` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`stream` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`stream`, `sequence`)
);
--> statement-breakpoint
CREATE TABLE `item_versions` (
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`note` text NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	PRIMARY KEY(`item_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`part` integer NOT NULL,
	`topic` text NOT NULL,
	`level` text NOT NULL,
	`difficulty` real NOT NULL,
	`latest_version` integer NOT NULL,
	`approved_version` integer,
	`is_retired` integer NOT NULL,
	`search_text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `items_cell` ON `items` (`part`,`type`);--> statement-breakpoint
CREATE TABLE `paper_slots` (
	`paper_id` text NOT NULL,
	`slot` integer NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`part` integer NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`paper_id`, `slot`)
);
--> statement-breakpoint
CREATE INDEX `paper_slots_item` ON `paper_slots` (`item_id`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`blueprint_id` text NOT NULL,
	`blueprint` text NOT NULL,
	`form` text NOT NULL,
	`seed` text NOT NULL,
	`hash` text NOT NULL,
	`report` text NOT NULL,
	`assembled_at` integer NOT NULL,
	`assembled_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`script_id` text NOT NULL,
	`purpose` text NOT NULL,
	`state` text NOT NULL,
	`grader_id` text,
	`token` text,
	`lease_expires_at` integer,
	`claimed_at` integer,
	`marked_at` integer,
	`total` integer,
	`marks` text,
	`comment` text,
	`draft` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `readings_purpose` ON `readings` (`script_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `readings_grader` ON `readings` (`grader_id`,`marked_at`);--> statement-breakpoint
CREATE TABLE `responses` (
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`labels` text NOT NULL,
	`shown_labels` text NOT NULL,
	`text` text NOT NULL,
	`is_counted` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `results` (
	`attempt_id` text NOT NULL,
	`version` integer NOT NULL,
	`sitting_id` text NOT NULL,
	`content` text NOT NULL,
	`released_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `results_sitting` ON `results` (`sitting_id`);--> statement-breakpoint
CREATE TABLE `scores` (
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`round` integer NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`part` integer NOT NULL,
	`points` integer NOT NULL,
	`outcome` text NOT NULL,
	`scored_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `slot`, `round`)
);
--> statement-breakpoint
CREATE TABLE `scripts` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`sitting_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`points` integer,
	`settled_by` text,
	`lot` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scripts_answer` ON `scripts` (`attempt_id`,`slot`);--> statement-breakpoint
CREATE INDEX `scripts_queue` ON `scripts` (`sitting_id`,`item_id`,`state`,`lot`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_subject` ON `sessions` (`subject`);--> statement-breakpoint
CREATE TABLE `sittings` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`blueprint_id` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`started_at` integer,
	`settings` text NOT NULL,
	`rooms` text NOT NULL,
	`paper_ids` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sittings_state` ON `sittings` (`state`);