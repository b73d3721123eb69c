import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Names of the files below a folder in which a text stands in the clear, as UTF-8, UTF-16 or base64. */
export function filesWith(folder: string, text: string): readonly string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(btoaUtf8(text))];
  return globSync('**/*', { cwd: folder })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .filter((name) => forms.some((form) => readFileSync(path.join(folder, name)).includes(form)));
}

function btoaUtf8(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('=', '');
}
