import { availableParallelism } from 'node:os';

/** Tests are TypeScript ES modules; Node strips the types itself, so lines and columns stay true. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './__tests__/support/strip-types.js' },
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/'],
  globalSetup: '<rootDir>/__tests__/support/global-setup.ts',
  globalTeardown: '<rootDir>/__tests__/support/global-teardown.ts',
  testSequencer: '<rootDir>/__tests__/support/sequencer.js',
  testTimeout: 30_000,
  // Most tests wait for a child process: four workers on two cores.
  maxWorkers: availableParallelism() * 2,
};
