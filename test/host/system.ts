/** Small things of the system that the application listens to. */
import { EventEmitter } from 'node:events';
import type { NativeTheme, PowerMonitor } from 'electron';

/** A test emits `lock-screen` or `suspend` on it. */
export const powerMonitor = new EventEmitter() as PowerMonitor;

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system',
}) as NativeTheme;
