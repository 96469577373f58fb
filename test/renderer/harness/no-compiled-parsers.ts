/** Imported first: the fake parses with zod, which would try to compile its parsers. The page's policy forbids that, as it should. */
import { z } from 'zod';

z.config({ jitless: true });
