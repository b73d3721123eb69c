import { expect } from '@jest/globals';
import type { ApiClient } from './api-client.js';
import { pick, textAt } from './pick.js';
import { until } from './until.js';

/** A multipart form with a file and fields, as a browser would send it. */
export function formOf(
  content: string | Uint8Array<ArrayBuffer>,
  fields: Readonly<Record<string, string>> = {},
  name = 'rows.csv',
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([content], { type: 'text/csv' }), name);
  return form;
}

/** Uploads a file, waits until its import has ended, and returns how it stands then. */
export async function importFile(
  api: ApiClient,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Readonly<Record<string, string>> = {},
  name = 'rows.csv',
): Promise<unknown> {
  const { status, body } = await api.post('/v1/imports', formOf(content, fields, name));
  expect(status).toBe(202);
  return endOfImport(api, textAt(body, 'importId'));
}

/** Waits until an import has ended, well or not. */
export async function endOfImport(api: ApiClient, importId: string, seconds?: number): Promise<unknown> {
  const ended = await until(
    `the end of import ${importId}`,
    async () => {
      const { body } = await api.get(`/v1/imports/${importId}`);
      return ['done', 'failed'].includes(String(pick(body, 'status'))) && { body };
    },
    seconds,
  );
  return ended.body;
}
