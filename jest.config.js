export default {
  testEnvironment: 'node',
  // Jest would leave one core idle; two is what small machines have.
  maxWorkers: '100%',
  // For what hangs, not for what is slow: machines may be busy.
  testTimeout: 600_000,
  testSequencer: '<rootDir>/test/support/longest-first.js',
  setupFiles: ['<rootDir>/test/support/dice.js'],
  // Real servers for specs of the distributed set, started when the first one asks.
  globalSetup: '<rootDir>/test/support/servers-setup.js',
  globalTeardown: '<rootDir>/test/support/servers-teardown.js',
  reporters: ['default', '<rootDir>/test/support/left-out-reporter.js'],
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // They break rules on purpose; scripts/check-boundaries.js reads them.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/probes/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#api$': '<rootDir>/apps/api/src/index.ts',
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^#([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};
