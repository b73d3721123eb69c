/**
 * Prints `<passed> <failed>` for a Jest result file and ends badly unless all is well. A suite that cannot run and a
 * test that was skipped are failures: infrastructure that is missing must not look like success.
 */
import { existsSync, readFileSync } from 'node:fs';

const file = process.argv[2] ?? '';
const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numTotalTests: 0 };
const { numTotalTests, numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = result;
const skipped = (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
const failed = numFailedTests + numRuntimeErrorTestSuites + skipped;

if (skipped > 0) {
  const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults);
  const names = tests
    .filter(({ status }) => !['passed', 'failed'].includes(status))
    .map(({ fullName }) => fullName);
  console.error(`skipped tests count as failed:\n${names.join('\n')}`);
}
if (numTotalTests === 0) console.error('no test has run');

console.log(`${numPassedTests} ${failed}`);
process.exitCode = failed === 0 && numTotalTests > 0 ? 0 : 1;
