import { countAll } from './count-all.js';
import { lines } from './installation.js';

/** Prints what was counted and what `mooring verify --strict` says; returns whether all is well. */
export async function printResult(installation, load, commands) {
  const { there, wrong } = await countAll(installation.env, load.sent, commands);
  const listed = (counts) => Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${load.sent.size} events acknowledged`);
  console.log(`there: ${listed(there).join(', ')}`);
  console.log(`wrong: ${listed(wrong).join(', ')}`);
  const { code, text } = await installation.run('verify', '--strict');
  console.log(lines(text).slice(-12).join('\n'));
  return code === 0 && Object.values(wrong).every((count) => count === 0);
}
