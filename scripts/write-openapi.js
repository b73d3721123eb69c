/**
 * Writes docs/openapi.json from the built controllers: `npm run openapi`. The web client is generated from it, integrators
 * read it, and a spec fails when it is not what the server would say.
 */
import { writeFileSync } from 'node:fs';
import { openApiText } from '../dist/apps/api/src/openapi/openapi-text.js';

writeFileSync('docs/openapi.json', await openApiText());
