// The package ships types that its own export map hides. It is better-sqlite3 with ciphers and has the same interface.
declare module 'better-sqlite3-multiple-ciphers' {
  export { default } from 'better-sqlite3';
  export type { Database, Statement } from 'better-sqlite3';
}
