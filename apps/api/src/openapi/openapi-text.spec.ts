import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openApiText } from './openapi-text.js';

const usual = process.env['TMPDIR'];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mooring-openapi-spec-'));
  process.env['TMPDIR'] = folder;
});

afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(folder, { recursive: true, force: true });
});

test('what others keep in the temporary folder stays there, and nothing is left behind', async () => {
  mkdirSync(join(folder, 'of-somebody-else'));
  expect(await openApiText()).toContain('"openapi"');
  expect(existsSync(join(folder, 'of-somebody-else'))).toBe(true);
  expect(readdirSync(folder)).toEqual(['of-somebody-else']);
});
