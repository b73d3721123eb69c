// Nest reads what it keeps about decorated classes.
// oxlint-disable-next-line import/no-unassigned-import
import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import type { ApiOptions } from './api-options.js';
import { serveDocs } from './docs/serve-docs.js';
import { answerClientError } from './http/client-error.js';
import { guardRequests } from './http/guard-requests.js';
import { readJsonBodies } from './http/json-body.js';
import { protect } from './http/protect.js';
import { requestIdOf } from './http/request-id.js';
import { requestsUnderWay } from './http/requests-under-way.js';
import { sendProblem } from './http/send-problem.js';
import { validation } from './http/validation.js';
import { Metrics } from './metrics/metrics.js';
import { openApiDocument } from './openapi/openapi-document.js';
import type { ApiPorts } from './ports.js';
import { serveWeb } from './web/serve-web.js';

/** The API, not listening yet. */
export interface Api {
  /** Starts to listen; resolves with the address. */
  listen(port: number, host: string): Promise<string>;
  /** Lets requests that are under way end, and ends all connections. */
  close(): Promise<void>;
  readonly document: OpenAPIObject;
}

/** Account ids have up to 200 characters, of several bytes each, and are percent-encoded in paths. */
const LONGEST_PARAMETER = 2_000;
const KEEP_ALIVE_MS = 65_000;
/** How long the requests that are under way may take to end when the server is stopped. */
const ENDING_MS = 5_000;
/** How often slow connections are looked for, as a part of the time that they have. */
const LOOKS = 4;

/** Builds the API over the ports of an installation. */
export async function createApi(ports: ApiPorts, options: ApiOptions): Promise<Api> {
  const adapter = new FastifyAdapter({
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    requestTimeout: options.limits.uploadMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply, options.onError),
    bodyLimit: options.limits.bodyBytes,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    forceCloseConnections: true,
    http: {
      headersTimeout: options.limits.headersMs,
      connectionsCheckingInterval: options.limits.headersMs / LOOKS,
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(ports, options), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.server.maxConnections = options.limits.connections;
  const underWay = requestsUnderWay(fastify);
  guardRequests(fastify, options);
  readJsonBodies(fastify, options.limits);
  await protect(fastify);
  await fastify.register(multipart);
  app.useGlobalPipes(validation);
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const route = routeOptions.url ?? 'unknown';
    metrics.requests.observe({ method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  const document = openApiDocument(app);
  await app.init();
  // After Nest has said how errors are answered: a route keeps what holds when it is added.
  serveDocs(app, document);
  if (options.web !== undefined) await serveWeb(fastify, options.web);
  return {
    document,
    listen: (port, host) => app.listen(port, host).then(() => app.getUrl()),
    async close() {
      await underWay.end(ENDING_MS);
      await app.close();
    },
  };
}
