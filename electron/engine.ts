/** The engine's door. Runs in its own utility process: features, vault and index. Never opens a hostile file, never loads weights. */
import { userInfo } from 'node:os';
import { serveEngine } from './adapters/children/engine-port.ts';
import { composeEngine } from './compose/compose.ts';
import { channelToParent } from './wire/parent.ts';

serveEngine(channelToParent(), (init, shell) =>
  composeEngine({ ...init, ...shell, accountName: userInfo().username, worksInBackground: true }),
);
