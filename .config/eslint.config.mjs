import path from 'node:path'
import { fileURLToPath } from 'node:url'
import tseslint from 'typescript-eslint'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** A guarded update inside a transaction carries no transaction id and escapes it: only doc() and add() may be used. */
const escapes = {
  selector:
    "CallExpression[callee.property.name='where'][callee.object.callee.property.name='collection'][callee.object.callee.object.name='transaction']",
  message: 'transaction.collection().where() escapes the transaction; use doc() or add().',
}
const namedWindow = {
  selector: "VariableDeclarator[id.name='window']",
  message: "'window' shadows a global: say windowId, serviceWindow or place.",
}

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'miniprogram/miniprogram_npm/**',
      '.data/**',
      '**/*.mjs',
      '**/*.mts',
      '**/*.cjs',
      '**/*.js',
      '**/fixture/**',
      'tests/phone/gallery/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: [
          'cloudfunctions/tsconfig.json',
          'local/tsconfig.json',
          'local/phone/tsconfig.json',
          'miniprogram/tsconfig.json',
          'tests/tsconfig.json',
          'web/tsconfig.json',
        ].map((file) => path.join(root, file)),
        tsconfigRootDir: root,
      },
    },
    rules: {
      'no-restricted-syntax': ['error', escapes, namedWindow],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `_name` says that a value is there and not wanted.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
)
