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
  const [settingUp, setSettingUp] = useState(false);
  const enter = (next: VaultState): void => {
    if (loaded.state === 'ready' && loaded.value.state === 'open') setWasOpen(true);
    setSettingUp(false);
    patch(() => next);
  };
  // While the vault is being made its recovery key has to be read first: the news that it is open waits.
  useEvent('vault.changed', (next) => {
    if (!settingUp) enter(next);
  });
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
  const state = settingUp ? 'missing' : loaded.value.state;
  switch (state) {
    case 'missing':
      return <SetUp onBusy={setSettingUp} onDone={enter} />;
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
