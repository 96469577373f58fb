/** The real window over the fake bridge, with the sample documents. `?scene=` chooses the state of the world, `?theme=` the colours. */
import './no-compiled-parsers.ts';
import { createRoot } from 'react-dom/client';
import { Window } from '../../../renderer/screens/window.tsx';
import '../../../renderer/theme/theme.ts';
import { fakeBridge } from '../../fakes/fake-bridge.ts';
import { arrange, isScene } from './scenes.ts';
import { sampleWorld } from './sample-world.ts';

const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'usual';
if (!isScene(scene)) throw new Error(`no scene ${scene}`);
const world = await sampleWorld();
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark' || theme === 'contrast') world.settings = { ...world.settings, theme };
if (query.get('density') === 'comfortable') world.settings = { ...world.settings, density: 'comfortable' };
document.documentElement.dataset.theme = theme ?? 'light';
const { options, afterStart } = arrange(scene, world);
const bridge = fakeBridge(world, options);
Object.assign(globalThis, { cloister: bridge });
createRoot(document.getElementById('root')!).render(<Window bridge={bridge} />);
setTimeout(() => {
  afterStart(bridge);
}, 300);
