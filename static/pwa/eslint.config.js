import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/**
 * Who may import whom: `group` is what the folder must not reach for.
 *
 * @param {string} folder
 * @param {string[]} group
 * @param {string} message
 * @returns {import('eslint').Linter.Config}
 */
const forbids = (folder, group, message) => ({
  files: [`src/${folder}/**/*.{ts,vue}`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

export default defineConfig(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        extraFileExtensions: ['.vue'],
        project: ['./tsconfig.app.json', './tsconfig.worker.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Layout is a matter of taste that a formatter would settle; correctness rules stay.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/multi-word-component-names': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.vue', '**/*.ts'],
    rules: { 'no-console': 'error', 'no-undef': 'off' },
  },
  forbids('platform', ['../*'], 'platform is a leaf: it imports nothing of the app'),
  forbids('offline', ['vue', 'vue-router', 'vant', '**/features/**', '**/app/**', '**/ui/**'], 'the outbox knows no interface'),
  forbids('worker', ['vue', 'vue-router', 'vant', '**/features/**', '**/app/**', '**/ui/**'], 'no Vue in the worker'),
  forbids('ui', ['**/features/**', '**/offline/**', '**/app/**', '**/api/**'], 'ui knows no domain'),
  forbids('features', ['**/features/*/*', '../*/!(index)', '**/offline/!(index)'], 'enter a feature through its index'),
)
