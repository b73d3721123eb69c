import { defineConfig } from 'vite';

/** A server started with `npm start`, for `npm run web`. */
const SERVER = 'http://127.0.0.1:7070';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Antd is large; it is sent compressed, once.
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
    rolldownOptions: {
      onwarn: (warning, warn) => {
        // Directives for servers that render; this page is rendered by the browser alone.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: { proxy: { '/v1': SERVER, '/docs': SERVER, '/openapi.json': SERVER } },
});
