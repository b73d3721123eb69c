import { defineConfig } from '@hey-api/openapi-ts';

/** The client is made from the document that the server's controllers give, never written by hand. */
export default defineConfig({
  input: '../../docs/openapi.json',
  output: { path: 'src/api/generated' },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
});
