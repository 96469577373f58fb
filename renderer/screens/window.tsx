/** The whole window: set-up, unlock, or work. While locked nothing of any document is in the page, nor in its title. */
import { useState, type ReactNode } from 'react';
import { BridgeProvider } from '../bridge/bridge.tsx';
import { useEvent } from '../bridge/use-event.ts';
import { useLoaded } from '../bridge/use-loaded.ts';
import type { Bridge, VaultState } from '../bridge/types.ts';
import { Button } from '../parts/button.tsx';
import { SetUp } from './setup/set-up.tsx';
import { FrontDoor } from './setup/front-door.tsx';
import { Unlock } from './setup/unlock.tsx';
import { failureWords } from './words/failure-words.ts';
import { Workstation } from './workstation.tsx';

export function Window({ bridge }: { bridge: Bridge }): ReactNode {
  return (
    <BridgeProvider bridge={bridge}>
      <Doors />
    </BridgeProvider>
  );
}

function Doors(): ReactNode {
  const { loaded, patch, reload } = useLoaded('vault.state', {});
  const [wasOpen, setWasOpen] = useState(false);
  const enter = (next: VaultState): void => {
    if (next.state === 'open') setWasOpen(true);
    patch(() => next);
  };
  useEvent('vault.changed', enter);
  if (loaded.state === 'loading') return <FrontDoor title="Opening" />;
  if (loaded.state === 'failed') {
    const words = failureWords[loaded.failure.code];
    return (
      <FrontDoor title={words.title}>
        <p>{words.way}</p>
        <Button look="main" onPress={reload}>
          Try again
        </Button>
      </FrontDoor>
    );
  }
  switch (loaded.value.state) {
    case 'missing':
      return <SetUp onDone={enter} />;
    case 'locked':
      return <Unlock onDone={enter} wasOpen={wasOpen} />;
    case 'open':
      return <Workstation user={loaded.value.user} onLocked={enter} />;
    case 'damaged':
      return (
        <FrontDoor title={failureWords['vault-damaged'].title}>
          <p>{failureWords['vault-damaged'].way}</p>
        </FrontDoor>
      );
  }
}
