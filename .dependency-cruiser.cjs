// The arrows between rooms. Everything that is not allowed here is an error; see README, "Rooms".
const only = (name, from, rooms, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer|test|models|resources)/', pathNot: rooms },
});
const contract = '^electron/contract/';
const door = (file) => `^electron/${file}\\.ts$`;
const library = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: 'node_modules/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { couldNotResolve: true, pathNot: '^electron$|\\?url$|\\.css$' },
    },
    only('contract-stands-alone', '^electron/contract/', contract),
    library('contract-knows-zod-only', '^electron/contract/', 'node_modules/zod/'),
    only('core-stays-pure', '^electron/core/', `${contract}|^electron/core/`),
    library('core-has-no-packages', '^electron/core/', 'node_modules/(zod)/'),
    {
      name: 'core-has-no-node',
      severity: 'error',
      from: { path: '^electron/core/', pathNot: '^electron/core/ledger/hash\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    only('ports-are-types', '^electron/ports/', `${contract}|^electron/ports/|^electron/wire/channel\\.ts$`),
    only('wire-knows-contract', '^electron/wire/', `${contract}|^electron/wire/`),
    only('packs-are-data', '^electron/packs/', `${contract}|^electron/packs/`),
    library('packs-know-zod-only', '^electron/packs/', 'node_modules/zod/'),
    {
      name: 'packs-do-no-io',
      severity: 'error',
      from: { path: '^electron/packs/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-stay-pure',
      severity: 'error',
      from: { path: '^electron/features/([^/]+)/' },
      to: {
        path: '^(electron|renderer|test)/',
        pathNot: ['^electron/features/$1/', '^electron/(contract|core|ports)/', '^electron/packs/pack\\.ts$'],
      },
    },
    library('features-have-no-packages', '^electron/features/', 'node_modules/(zod)/'),
    {
      name: 'features-have-no-node',
      severity: 'error',
      from: { path: '^electron/features/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'adapters-keep-apart',
      severity: 'error',
      from: { path: '^electron/adapters/([^/]+)/' },
      to: {
        path: '^(electron|renderer|test)/',
        pathNot: ['^electron/adapters/$1/', '^electron/(contract|core|ports|wire)/'],
      },
    },
    {
      name: 'llama-in-one-room',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/adapters/llama/' },
      to: { path: 'node_modules/node-llama-cpp/' },
    },
    {
      name: 'lance-in-one-room',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/adapters/lancedb/' },
      to: { path: 'node_modules/@lancedb/' },
    },
    {
      name: 'sqlite-in-one-room',
      comment: 'The ledger stores nothing in it; it takes the lock of its folder through it.',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/adapters/(sqlite/|ledger-file/lock\\.ts)' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'compose-builds-no-child-parts',
      comment: 'What runs in a child is reached through a remote adapter; the files of an export are not in one.',
      severity: 'error',
      from: { path: '^electron/compose/' },
      to: {
        path: '^electron/(adapters/(llama|readers|ocr|signer|onprem-model)|shell)/|^electron/adapters/ledger-file/(?!read-bundle|open-export-folder)',
      },
    },
    only('engine-door', door('engine'), `^electron/compose|${contract}|^electron/(wire|adapters/children)/`),
    only('infer-door', door('infer'), `^electron/adapters/llama/|${contract}|^electron/wire/`),
    only(
      'parse-door',
      door('parse'),
      `^electron/adapters/(readers|ocr)/|^electron/core/text/|${contract}|^electron/wire/`,
    ),
    only(
      'ledger-door',
      door('ledger'),
      `^electron/adapters/(ledger-file|signer)/|^electron/core/ledger/|^electron/ports/watch\\.ts$|${contract}|^electron/wire/`,
    ),
    only('blocks-door', door('blocks'), '^electron/adapters/ledger-file/blocks-on-thread\\.ts$'),
    only('shell-knows-contract', '^electron/(shell/|main\\.ts)', `${contract}|^electron/(shell|wire)/`),
    only('preload-knows-names', door('preload'), '^electron/contract/(names|bridge|call|calls|events|failure)\\.ts$'),
    {
      name: 'preload-has-no-zod',
      severity: 'error',
      from: { path: door('preload') },
      to: { path: '^electron/contract/', pathNot: 'names\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-in-the-shell',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/(shell/|main\\.ts|preload\\.ts)' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    only('bridge-knows-contract-types', '^renderer/bridge/', '^renderer/bridge/|^electron/contract/'),
    {
      name: 'window-takes-types-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', dependencyTypesNot: ['type-only'] },
    },
    only('screens', '^renderer/screens/', '^renderer/(screens|parts|bridge|theme)/'),
    only('parts', '^renderer/parts/', '^renderer/(parts|theme)/|^renderer/bridge/types\\.ts$'),
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'electron/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/|^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    reporterOptions: {
      dot: {
        collapsePattern:
          '^(electron/(?:contract|core/[^/]+|features/[^/]+|adapters/[^/]+|packs|ports|wire|shell)|renderer/[^/]+)',
      },
    },
  },
};
