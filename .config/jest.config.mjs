import path from 'node:path'
import { fileURLToPath } from 'node:url'

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export default {
  rootDir,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testEnvironment: 'node',
  testSequencer: '<rootDir>/.config/longest-first.mjs',
  maxWorkers: 2,
  // What a file of tests loaded is not all let go of: after some dozens a worker is begun anew.
  workerIdleMemoryLimit: '1500MB',
  // A busy machine is slow, not wrong; what is measured is measured by the benchmark.
  testTimeout: 60_000,
}
