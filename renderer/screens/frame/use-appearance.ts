/** Puts theme and density on the root element, where the tokens read them. */
import { useEffect } from 'react';
import type { Settings } from '../../bridge/types.ts';

export function useAppearance(settings: Pick<Settings, 'theme' | 'density'> | null): void {
  const theme = settings?.theme ?? 'system';
  const density = settings?.density ?? 'standard';
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.density = density;
    if (theme !== 'system') {
      root.dataset.theme = theme;
      return;
    }
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const contrast = window.matchMedia('(prefers-contrast: more)');
    const follow = (): void => {
      root.dataset.theme = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
    };
    follow();
    dark.addEventListener('change', follow);
    contrast.addEventListener('change', follow);
    return () => {
      dark.removeEventListener('change', follow);
      contrast.removeEventListener('change', follow);
    };
  }, [theme, density]);
}
