// `npm run audit:prove [-- name …] [--n=COUNT]`: the long proofs of the audit log (test/prove). Hours at full length; goes on where it was stopped.
import path from 'node:path';
import { preparePackages } from '../prepare.mjs';
import { node24, root, run } from '../run.mjs';

await preparePackages();
const { code } = await run(node24, [path.join(root, 'test', 'prove', 'run-proofs.ts'), ...process.argv.slice(2)]);
process.exit(code);
