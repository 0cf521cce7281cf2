import js from '@eslint/js'
import vueI18n from '@intlify/eslint-plugin-vue-i18n'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import ts from 'typescript-eslint'

const kit = {
  group: ['reka-ui', 'reka-ui/*'],
  message: 'Pages use the components of src/ui; only those know the kit.',
}

export default ts.config(
  { ignores: ['dist', 'coverage', 'target', 'node_modules', '**/*.json', 'src/api/schema'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  ...vueI18n.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'], sourceType: 'module' },
    },
    settings: {
      'vue-i18n': {
        localeDir: {
          pattern: './src/locales/*/*.json',
          localePattern: /^.*\/(?<locale>[\w-]+)\/[\w-]+\.json$/,
          localeKey: 'path',
        },
        messageSyntaxVersion: '^11.0.0',
      },
    },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@intlify/vue-i18n/no-raw-text': ['error', { ignoreText: ['Pteronimbus', '·', ': ', ':'] }],
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-unused-keys': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // The labels are wired by id in UiField, which the rule cannot follow.
      'vuejs-accessibility/label-has-for': 'off',
      'vuejs-accessibility/form-control-has-label': 'off',
      'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['ServerName'] }],
      // A table laid out as cards loses its roles in browsers unless they are spelled out.
      'vuejs-accessibility/no-redundant-roles': 'off',
      'no-restricted-imports': ['error', { patterns: [kit] }],
    },
  },
  {
    files: ['src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            kit,
            { group: ['@/app/*', '@/features/*'], message: 'A feature uses ui, api and itself.' },
          ],
        },
      ],
    },
  },
  { files: ['src/ui/**'], rules: { 'no-restricted-imports': 'off' } },
  // For who makes the pages: its words are in no language but theirs.
  { files: ['src/app/gallery/**'], rules: { '@intlify/vue-i18n/no-raw-text': 'off' } },
  {
    files: ['**/*.mjs', '*.config.*', 'tests/**', 'scripts/**'],
    languageOptions: { globals: globals.node },
    rules: { 'max-lines': 'off', 'no-restricted-imports': 'off' },
  },
  prettier,
)
