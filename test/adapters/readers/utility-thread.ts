/** The thread of the parse door as it is in an Electron utility process: pdf.js takes such a process for a page with a window. */
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', configurable: true });
Object.defineProperty(process, 'type', { value: 'utility', configurable: true, writable: true });
await import('../../../electron/parse.ts');
export {};
