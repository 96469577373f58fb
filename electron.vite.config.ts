// Builds the doors, the preload and the page into out/. Modules stay ES modules outside the preload: node-llama-cpp is one with top-level
// await and cannot be required, and Electron from 28 on runs them in main and in utility processes. A sandboxed preload must be CommonJS.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const door = (name: string): string => path.join(import.meta.dirname, 'electron', `${name}.ts`);
const doors = ['main', 'engine', 'infer', 'parse', 'ledger', 'blocks', 'cli'];

export default defineConfig({
  main: {
    build: {
      // Packages stay outside (the default): natives, and pdf.js with its worker and data, are found in node_modules at run time.
      sourcemap: false,
      rolldownOptions: {
        input: Object.fromEntries(doors.map((name) => [name, door(name)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: door('preload') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path.join(import.meta.dirname, 'renderer'),
    plugins: [react()],
    build: {
      outDir: path.join(import.meta.dirname, 'out/renderer'),
      // Fonts and pictures stay files: `font-src 'self'` lets no data: address through.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path.join(import.meta.dirname, 'renderer/index.html') },
    },
  },
});
