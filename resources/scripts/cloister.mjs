// `npm run cloister -- …`: the command line from source on Node 24.
import { cloister, preparePackages } from './prepare.mjs';

await preparePackages();
const { code } = await cloister(process.argv.slice(2));
process.exit(code);
