/**
 * The health check of a container: succeeds when the process that listens on the given port of this machine says that it is
 * ready. How long it may take is for docker to say.
 */
import { argv, exit } from 'node:process';

const { ok } = await fetch(`http://127.0.0.1:${argv[2]}/health/ready`);
exit(ok ? 0 : 1);
