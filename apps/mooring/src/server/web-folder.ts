import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BUILT = 'apps/web/dist';

/** The built web page, in the folder of the product that this file lies in; undefined when it was not built. */
export function webFolder(from: string = import.meta.dirname): string | undefined {
  const folder = join(from, BUILT);
  if (existsSync(join(folder, 'index.html'))) return folder;
  const above = dirname(from);
  return above === from ? undefined : webFolder(above);
}
