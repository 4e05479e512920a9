import { z } from "zod";

/** The content policy forbids making code from text; zod is told so before it tries. Imported first by the staff front. */
z.config({ jitless: true });
