import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const VERSION = '1';
const PROBLEM = 'application/problem+json';

/** The API as an OpenAPI 3.1 document, made from the controllers and their schemas. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Mooring')
    .setDescription(
      'Notices a key account whose relationship is loosening while there is time to act. Events go in, what they mean comes out.',
    )
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      for (const [status, response] of Object.entries(operation?.responses ?? {})) {
        if (isProblem(status) && response !== undefined && 'content' in response)
          response.content = asProblem(response.content);
      }
    }
  }
  return document;
}

function isProblem(status: string): boolean {
  return status === 'default' || Number(status) >= 400;
}

/** Nest documents problems as what the operation answers otherwise. */
function asProblem<Media>(content: Readonly<Record<string, Media>> | undefined): Record<string, Media> {
  const [media] = Object.values(content ?? {});
  return media === undefined ? { ...content } : { [PROBLEM]: media };
}
