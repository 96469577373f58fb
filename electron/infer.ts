/**
 * The infer door. Runs in its own process, started by main (or by the command line). Knows weights and prompts; knows no keys,
 * no vault, no document ids. Why a process: any failed assertion of the native library aborts it, and the application must survive.
 */
import { openRuntime } from './adapters/llama/open-runtime.ts';
import { inferMethods } from './contract/child.ts';
import { channelToParent } from './wire/parent.ts';
import { serve } from './wire/serve.ts';

serve(channelToParent(), inferMethods, openRuntime());
