// The gate for style and for the few security rules that a type checker cannot hold.
import js from '@eslint/js';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const forbidden = (selector, message) => ({ selector, message });
const unsafePreference = (key, value) =>
  forbidden(`Property[key.name='${key}'] > Literal[value=${value}]`, `webPreferences.${key} must not be ${value}`);

const security = [
  unsafePreference('nodeIntegration', true),
  unsafePreference('contextIsolation', false),
  unsafePreference('sandbox', false),
  unsafePreference('webSecurity', false),
  unsafePreference('webviewTag', true),
  unsafePreference('allowRunningInsecureContent', true),
  forbidden("CallExpression[callee.property.name='executeJavaScript']", 'No code is sent into pages.'),
  forbidden("CallExpression[callee.property.name='openExternal']", 'Nothing is opened outside the application.'),
  forbidden(
    "CallExpression[callee.property.name='appendSwitch']",
    'Command-line switches are set in shell/egress.ts only.',
  ),
  forbidden("JSXAttribute[name.name='dangerouslySetInnerHTML']", 'Text is text nodes; no raw HTML.'),
  forbidden("CallExpression[callee.name='fetch']", 'Nothing connects. Fetching model files is the model store alone.'),
  forbidden('TSEnumDeclaration', 'Use a zod enum or a union.'),
  forbidden('ExportDefaultDeclaration', 'Named exports only.'),
];

export default ts.config(
  { ignores: ['node_modules', 'out', 'dist', 'coverage', '.cache', 'resources/verifier/**', '**/*.cjs'] },
  {
    files: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    extends: [js.configs.recommended, ...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    plugins: { 'no-unsanitized': noUnsanitized },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...security],
      'no-unsanitized/method': 'error',
      'no-unsanitized/property': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      complexity: ['error', 10],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/require-await': 'off', // ports are async so that a remote one fits; a local one need not wait
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': 'off', // a type inferred from zod and an interface live side by side
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['electron/shell/egress.ts'],
    rules: { 'no-restricted-syntax': ['error', ...security.filter((rule) => !rule.selector.includes('appendSwitch'))] },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off', // a describe block is a list
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect matchers are typed any
    },
  },
  { files: ['*.config.ts'], extends: [ts.configs.base] },
  { files: ['*.config.ts', '*.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        AbortController: 'readonly',
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
      },
    },
    rules: { complexity: ['error', 12], 'max-lines': ['error', { max: 300 }] },
  },
);
