/** What the page holds instead of a path. */
import { z } from 'zod';

/** A picked or dropped selection of files. The page never sees a path; the token is good for one import. */
export const PickToken = z.string().regex(/^pick_[0-9a-f]{32}$/u);
