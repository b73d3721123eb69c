import { serversOfRun } from './servers-of-run.js';

/** Jest's global setup. */
export default () => serversOfRun.open();
