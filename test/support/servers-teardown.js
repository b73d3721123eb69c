import { serversOfRun } from './servers-of-run.js';

/** Jest's global teardown. */
export default () => serversOfRun.close();
